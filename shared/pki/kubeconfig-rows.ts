import type { Assessment } from './assessment.ts';
import { kubeconfigUses, kubeconfigVerdicts, type KubeconfigUse, type KubeconfigVerdict } from './kubeconfig-fleet.ts';

/** What is shown of the kubeconfigs of a look. */
export interface KubeconfigRows {
  /** The worst first, then what ends first. Without a node's own that nothing is said against: its components are shown elsewhere. */
  readonly rows: readonly KubeconfigUse[];
  readonly counts: ReadonlyMap<KubeconfigVerdict, number>;
  readonly fine: number;
  readonly files: number;
}

export function kubeconfigRows(assessment: Assessment): KubeconfigRows {
  const shown = kubeconfigUses(assessment).filter(({ isOfNode, verdicts }) => !isOfNode || verdicts.length > 0);
  const rank = ({ verdicts: [worst] }: KubeconfigUse): number =>
    worst === undefined ? kubeconfigVerdicts.length : kubeconfigVerdicts.indexOf(worst);
  const endOf = ({ client }: KubeconfigUse): number => client?.effectiveNotAfter ?? Number.MAX_VALUE;
  const counts = new Map<KubeconfigVerdict, number>();
  for (const { verdicts } of shown) {
    for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return {
    rows: shown.toSorted((a, b) => rank(a) - rank(b) || endOf(a) - endOf(b)),
    counts,
    fine: shown.filter(({ verdicts }) => verdicts.length === 0).length,
    files: new Set(shown.map(({ kubeconfig }) => kubeconfig)).size,
  };
}
