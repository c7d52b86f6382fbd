import type { ClusterFacts } from '../../cluster/cluster-facts.ts';
import type { Verdict } from '../../findings/finding.ts';
import { findingContext, type FindingContext } from '../../findings/finding-context.ts';
import { caBundleRefusesService } from '../../findings/rules/ca-bundle-refuses-service.ts';
import { certManagerLate } from '../../findings/rules/cert-manager-late.ts';
import { rootCaCopiesDiffer } from '../../findings/rules/root-ca-copies-differ.ts';
import { signingRequestNotIssued } from '../../findings/rules/signing-request-not-issued.ts';
import { signingRequestUnfit } from '../../findings/rules/signing-request-unfit.ts';
import { signingRequestWaiting } from '../../findings/rules/signing-request-waiting.ts';
import type { Assessment } from '../../pki/assessment.ts';
import { certificateLabel } from '../../reports/certificate-label.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import { visibleText } from '../../x509/visible-text.ts';
import { verifyLook } from '../kubeadm/verify.ts';
import type { PlanDraft, Step } from '../plan.ts';
import { predict } from '../prediction.ts';
import { filled } from '../step.ts';
import { caBundleSteps } from './ca-bundle-steps.ts';
import { certManagerSteps } from './cert-manager-steps.ts';
import { kubectlOf } from './kubectl-of.ts';
import { requestSteps } from './request-steps.ts';
import { rootCaSteps } from './root-ca-steps.ts';

/** What is to be mended in a cluster through its API; none where nothing is. It follows from the findings about it. */
export function clusterPlans(assessment: Assessment, words: PlanWords): readonly PlanDraft[] {
  const { clusters } = assessment.inventory;
  if (clusters.length === 0) return [];
  const context = findingContext(assessment);
  return clusters.flatMap((cluster) => {
    const steps = stepsOf(context, cluster, words);
    return steps.length === 0 ? [] : [planOf(assessment, cluster, words, steps)];
  });
}

function stepsOf(context: FindingContext, cluster: ClusterFacts, words: PlanWords): readonly Step[] {
  const here = <Params>(verdicts: Iterable<Verdict<Params> | undefined>) =>
    [...verdicts].flatMap((verdict) => (verdict?.places[0]?.place === cluster.place ? [verdict] : []));
  const parts = { words, kubectl: kubectlOf(cluster), context };
  return [
    ...requestSteps(parts, {
      unfit: here(signingRequestUnfit.find(context)),
      waiting: here(signingRequestWaiting.find(context)),
      notIssued: here(signingRequestNotIssued.find(context)),
    }),
    ...caBundleSteps(parts, here(caBundleRefusesService.find(context))),
    ...rootCaSteps(parts, here(rootCaCopiesDiffer.find(context))),
    ...certManagerSteps(parts, here(certManagerLate.find(context))),
  ];
}

function planOf(
  assessment: Assessment,
  { place, context, server }: ClusterFacts,
  words: PlanWords,
  steps: readonly Step[],
): PlanDraft {
  const concerned = [...new Set(steps.flatMap(({ certificates }) => certificates))].flatMap(
    (sha256) => assessment.bySha256.get(sha256) ?? [],
  );
  const ends = concerned.flatMap((assessed) => {
    const at = assessed.effectiveNotAfter;
    return at === undefined ? [] : [{ certificate: assessed.certificate.sha256, name: certificateLabel(assessed), at }];
  });
  return {
    key: `api-${visibleText(context ?? server ?? place)}`,
    title: filled(words.labels.clusterTitle, { name: context ?? server ?? place }),
    distribution: undefined,
    nodes: [],
    due: concerned.some(({ status }) => status === 'expired') ? 'overdue' : 'due',
    firstDeadline: ends.toSorted((a, b) => a.at - b.at)[0],
    willNotFix: [],
    steps: [...steps, verifyLook(words, assessment, [place])],
    prediction: predict(
      assessment,
      concerned.map((assessed) => ({ assessed, change: 'renews-itself' })),
    ),
  };
}
