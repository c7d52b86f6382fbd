import type { InventoryMerge } from '../../shared/pki/merge-inventories.ts';
import type { Certificate } from '../../shared/x509/certificate.ts';

/** What a running look has come to, before anything can be judged: a certificate's own facts, and nothing of what others say of it. */
export interface Arriving {
  /** In the order in which they came; grows behind {@link count}. */
  readonly certificates: readonly Certificate[];
  readonly count: number;
}

/** The eye follows, and the window stays free; a look that is over sooner shows its result alone. */
const everyMs = 250;
/** Drawing a table takes longer the more rows it has: a few more of many wait for others. */
const worthShowing = 1.25;
const mostWaits = 4;

/** Shows now and then what has come. Ends by itself when it is not wanted any more. */
export function showArriving(
  { certificates }: InventoryMerge,
  isWanted: () => boolean,
  show: (arriving: Arriving) => void,
): void {
  let shown = 0;
  let waits = 0;
  const timer = setInterval(() => {
    if (!isWanted()) {
      clearInterval(timer);
      return;
    }
    const count = certificates.length;
    waits += 1;
    if (count === shown || (count < shown * worthShowing && waits < mostWaits)) return;
    show({ certificates, count });
    shown = count;
    waits = 0;
  }, everyMs);
}
