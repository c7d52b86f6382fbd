import { nameOfResource, unreadResources } from '../cluster/unread-resources.ts';
import { clusterSummaries, isUnfit, type ClusterSummary } from '../findings/cluster-summary.ts';
import type { Assessment } from '../pki/assessment.ts';
import type { Language } from '../words/language.ts';
import { clusterReportWords } from '../words/reports/cluster-report-words.ts';
import { visibleText } from '../x509/visible-text.ts';

/** Of one cluster that was asked by its API; safe to show. */
export interface ClusterOfReport {
  readonly title: string;
  /** Who we were there, what waits, and what is not verified. */
  readonly sentences: readonly string[];
  /** What the cluster holds and did not let us read. */
  readonly unread: readonly string[];
}

export function clustersOfReport(assessment: Assessment, language: Language): readonly ClusterOfReport[] {
  return clusterSummaries(assessment).map((summary) => {
    const { context, server, place, resources } = summary.facts;
    const { title, notRead } = clusterReportWords(language);
    return {
      title: visibleText(title(context ?? server ?? place)),
      sentences: sentencesOf(summary, language).map(visibleText),
      unread: unreadResources(resources).map(([outcome, these]) =>
        visibleText(notRead(outcome, these.map(nameOfResource), these[0]?.user)),
      ),
    };
  });
}

function sentencesOf({ facts, requests, calls }: ClusterSummary, language: Language): readonly string[] {
  const words = clusterReportWords(language);
  const { resources, server, place, version, whoAmI, verification } = facts;
  const total = (of: 'objects' | 'gave'): number => resources.reduce((sum, each) => sum + each[of], 0);
  const inState = (state: string) => requests.filter(({ request }) => request.state === state);
  const refused = calls.filter(
    ({ verdict: { kind } }) => kind === 'refuses' || kind === 'useless' || kind === 'not-verified',
  );
  const unknown = calls.filter(({ verdict: { kind } }) => kind === 'unknown').length;
  return [
    words.asked(server ?? place, version, whoAmI?.username),
    ...(verification === 'skipped' ? [words.notVerified] : []),
    ...(resources.length > 0 ? [words.objects(total('gave'), total('objects'))] : []),
    ...(requests.length > 0
      ? [
          words.requests({
            waiting: inState('pending').length,
            unfit: requests.filter(isUnfit).map(({ request }) => request.name),
            notIssued: inState('approved').length,
          }),
        ]
      : []),
    ...(refused.length > 0
      ? [
          words.callsRefused(
            refused.map(
              ({ bundle }) => `${bundle.path}${bundle.entryName === undefined ? '' : ` (${bundle.entryName})`}`,
            ),
          ),
        ]
      : []),
    ...(unknown > 0 ? [words.callsUnknown(unknown)] : []),
  ];
}
