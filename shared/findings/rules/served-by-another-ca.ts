import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { servedBesideDisk, type ServedBesideDiskParams } from '../served-beside-disk.ts';

/** What the port presents was signed by a CA that lies nowhere on the disks that were looked at. */
export const servedByAnotherCa = rule({
  id: 'NA-F21',
  severities: ['warning'],
  source: 'kubernetes/website content/en/docs/tasks/tls/manual-rotation-of-ca-certificates.md',
  find: (context: FindingContext): readonly Verdict<ServedBesideDiskParams>[] =>
    servedBesideDisk(context, 'another-ca', 'warning'),
});
