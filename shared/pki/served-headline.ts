import type { AssessedCertificate, Assessment } from './assessment.ts';
import { reconcile } from './reconcile.ts';
import type { ComponentName } from './served-component.ts';

/** What is said before all else: somebody renewed, and it has no effect. The words belong to the host. */
export interface ServedHeadline {
  readonly component: ComponentName;
  /** `undefined` where no node is known, or several. */
  readonly node: string | undefined;
  readonly port: number;
  /** `10.0.0.11:6443`. */
  readonly endpoint: string;
  /** What is presented. */
  readonly served: AssessedCertificate;
  /** Further certificates that were renewed and are not presented. */
  readonly others: number;
}

/** Of those that were renewed on disk and are not presented, the one whose old certificate ends first. */
export function servedHeadlineOf({ inventory, bySha256 }: Assessment): ServedHeadline | undefined {
  const once = new Map<string, Omit<ServedHeadline, 'others'>>();
  for (const { verdict, component, chain, onDisk, endpoint } of reconcile(inventory)) {
    const served = chain.leaf && bySha256.get(chain.leaf.certificate.sha256);
    if (verdict !== 'renewed-not-served' || !component || !served || once.has(served.certificate.sha256)) continue;
    const [node, ...others] = onDisk?.related.nodes ?? [];
    once.set(served.certificate.sha256, {
      component: component.component,
      node: others.length > 0 ? undefined : node,
      port: endpoint.port,
      endpoint: endpoint.path,
      served,
    });
  }
  const endOf = ({ served }: Pick<ServedHeadline, 'served'>): number => served.effectiveNotAfter ?? Infinity;
  const [first] = [...once.values()].toSorted((a, b) => endOf(a) - endOf(b));
  return first && { ...first, others: once.size - 1 };
}
