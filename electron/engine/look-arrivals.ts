import type { Sha256Hex } from '../../shared/x509/brand.ts';
import type { Certificate } from '../../shared/x509/certificate.ts';

/** A look that is over sooner is told at its end alone. */
const firstAfterMs = 100;
/** Now and then only: whoever packs and sends does not read. The rest goes while signatures are checked. */
const everyMs = 250;
const perPart = 500;

/**
 * Tells certificates while others are still being looked for, a few at a time: enough for a window to show
 * that there is something, and what.
 *
 * @param certificates  grows, in the order of what is told
 * @param tell  settles when the next ones may follow
 * @param monotonicMs  e.g. `performance.now`
 * @returns to be called between two files
 */
export function tellingArrivals(
  certificates: ReadonlyMap<Sha256Hex, Certificate>,
  tell: (arrived: readonly Certificate[]) => Promise<void>,
  monotonicMs: () => number,
): () => void {
  const arriving = certificates.values();
  let told = 0;
  let nextAt = monotonicMs() + firstAfterMs;
  let isTelling = false;
  const passOn = async (part: readonly Certificate[]): Promise<void> => {
    isTelling = true;
    await tell(part);
    isTelling = false;
  };
  return () => {
    if (isTelling || told === certificates.size || monotonicMs() < nextAt) return;
    nextAt = monotonicMs() + everyMs;
    const part: Certificate[] = [];
    // An iterator that is never asked beyond the last one goes on with those that are added.
    for (; part.length < perPart && told < certificates.size; told++) part.push(arriving.next().value as Certificate);
    void passOn(part);
  };
}
