import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { servedBesideDisk, type ServedBesideDiskParams } from '../served-beside-disk.ts';

/** The port presents something made after the file: the files are an old copy, or the component reads others. */
export const servedNewer = rule({
  id: 'NA-F20',
  severities: ['warning'],
  source: 'kubernetes/kubernetes cmd/kube-apiserver: --tls-cert-file',
  find: (context: FindingContext): readonly Verdict<ServedBesideDiskParams>[] =>
    servedBesideDisk(context, 'served-newer', 'warning'),
});
