import { append } from '../pki/group-by.ts';
import { fileNameOf } from '../pki/slash-path.ts';
import type { FindingContext, Sighted } from './finding-context.ts';

/** A copy of an admin.conf that holds an older client certificate than the file it was copied from. */
export interface AdminCopy {
  readonly copy: Sighted;
  readonly original: Sighted;
}

const originals = new Set(['admin.conf', 'super-admin.conf']);

/** The same subject, signed by the same key, in a kubeconfig elsewhere that ends before the one in admin.conf does. */
export function staleAdminCopies({ assessment }: FindingContext): readonly AdminCopy[] {
  const holders = new Map<string, Sighted[]>();
  for (const assessed of assessment.certificates) {
    if (assessed.role !== 'admin.conf' && assessed.role !== 'super-admin.conf') continue;
    const issuer = assessment.bySha256.get(assessed.path[1] ?? assessed.certificate.sha256);
    const who = `${assessed.certificate.subject.comparable} ${issuer?.certificate.spkiSha256 ?? ''}`;
    for (const sighting of assessed.sightings) {
      if (sighting.medium === 'kubeconfig' && sighting.position === 0) append(holders, who, { assessed, sighting });
    }
  }
  return [...holders.values()].flatMap((seen) => {
    const newest = seen
      .filter(({ sighting }) => originals.has(fileNameOf(sighting.path)))
      .reduce<Sighted | undefined>(
        (best, each) => (best === undefined || endOf(each) > endOf(best) ? each : best),
        undefined,
      );
    if (newest === undefined) return [];
    return seen
      .filter((each) => !originals.has(fileNameOf(each.sighting.path)) && endOf(each) < endOf(newest))
      .map((copy) => ({ copy, original: newest }));
  });
}

function endOf({ assessed }: Sighted): number {
  return assessed.certificate.notAfter ?? Infinity;
}
