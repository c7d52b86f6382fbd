import { effectOf } from '../findings/effect-of.ts';
import { recognitionAt } from '../kubernetes/recognition-at.ts';
import type { Assessment } from '../pki/assessment.ts';
import type { KubeadmTree } from '../reports/kubeadm-tree.ts';
import { stopsSentence } from '../words/effect-words.ts';
import type { Language } from '../words/language.ts';
import { planWords } from '../words/renewal/plan-words.ts';
import { clusterPlans } from './cluster/cluster-plans.ts';
import { distributionPlans } from './distributions/distribution-plans.ts';
import { kubeadmPlans } from './kubeadm/kubeadm-plans.ts';
import type { PlanDraft, RenewalPlan } from './plan.ts';

export interface PlanOptions {
  readonly language: Language;
  /** Only the steps for this node, by the name Kubernetes has for it. */
  readonly node?: string | undefined;
}

/** One plan for each cluster that was found: most urgent first. */
export function plansFor(assessment: Assessment, { language, node }: PlanOptions): readonly RenewalPlan[] {
  const words = planWords(language);
  const recognised = recognitionAt(assessment.recognitions);
  const isKubeadm = (place: string, { certificatesDir }: KubeadmTree): boolean => {
    const distribution = recognised(place, `${certificatesDir}/ca.crt`)?.distribution;
    return distribution === undefined || distribution === 'kubeadm';
  };
  const plans = [
    ...kubeadmPlans(assessment, { words, node, isKubeadm }),
    ...distributionPlans(assessment, words, node),
    // They are for no node.
    ...(node === undefined ? clusterPlans(assessment, words) : []),
  ];
  return plans
    .map((plan): RenewalPlan => ({ ...plan, stops: stopsOf(assessment, plan, language) }))
    .toSorted(byUrgency);
}

function stopsOf(assessment: Assessment, { firstDeadline }: PlanDraft, language: Language): string | undefined {
  const first = firstDeadline && assessment.bySha256.get(firstDeadline.certificate);
  const effect = first && effectOf(assessment, [first]);
  return effect && stopsSentence(effect, language, firstDeadline.at < assessment.at ? 'now' : 'then');
}

const urgency = { overdue: 0, due: 1, none: 2 } as const;

function byUrgency(a: RenewalPlan, b: RenewalPlan): number {
  return urgency[a.due] - urgency[b.due] || (a.firstDeadline?.at ?? Infinity) - (b.firstDeadline?.at ?? Infinity);
}
