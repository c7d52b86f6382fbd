import type { ClusterFacts } from '../../cluster/cluster-facts.ts';
import type { FindingContext } from '../../findings/finding-context.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import { sh, type ShellScript } from '../shell-quote.ts';

/** What the steps about one cluster's API are made from. */
export interface ClusterParts {
  readonly words: PlanWords;
  /** kubectl with the flags that lead to this cluster. */
  readonly kubectl: ShellScript;
  readonly context: FindingContext;
}

/** A default kubeconfig needs no naming; a list of them is merged by KUBECONFIG, as it was for the look. */
export function kubectlOf({ kubeconfigs, context }: Pick<ClusterFacts, 'kubeconfigs' | 'context'>): ShellScript {
  const [file, ...others] = kubeconfigs;
  const isUsual = file === undefined || others.length > 0 || file.endsWith('/.kube/config');
  const named = isUsual ? sh`kubectl` : sh`kubectl --kubeconfig=${file}`;
  return context === undefined ? named : sh`${named} --context=${context}`;
}
