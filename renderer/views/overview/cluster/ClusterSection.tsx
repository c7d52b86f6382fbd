import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../../shared/pki/assessment.ts';
import { clusterSummaries, type ClusterSummary } from '../../../../shared/findings/cluster-summary.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { CallList } from './CallList.tsx';
import { CertManagerList } from './CertManagerList.tsx';
import { CoverageList } from './CoverageList.tsx';
import { NamespaceList } from './NamespaceList.tsx';
import { RequestList } from './RequestList.tsx';
import './cluster.css';

/** What the API of each cluster that was asked holds about certificates. */
export function ClusterSections({ assessment }: { readonly assessment: Assessment }) {
  const summaries = useMemo(() => clusterSummaries(assessment), [assessment]);
  return summaries.map((summary) => (
    <ClusterSection key={summary.facts.place} summary={summary} assessment={assessment} />
  ));
}

const parts = ['requests', 'namespaces', 'calls', 'certManager', 'coverage'] as const;
type Part = (typeof parts)[number];

function ClusterSection({
  summary,
  assessment,
}: {
  readonly summary: ClusterSummary;
  readonly assessment: Assessment;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Part>();
  const { facts, requests, namespaces, calls, certManager } = summary;
  const counts: Readonly<Record<Part, number>> = {
    requests: requests.length,
    namespaces: namespaces.length,
    calls: calls.length,
    certManager: certManager.length,
    coverage: facts.resources.length,
  };
  const shown = parts.filter((part) => counts[part] > 0);
  const part = chosen !== undefined && shown.includes(chosen) ? chosen : firstWithTrouble(summary, shown);
  const name = visibleText(facts.context ?? facts.server ?? facts.place);
  const { at } = assessment;
  return (
    <section className="overview__section" aria-label={t('cluster.label', { name })}>
      <h2 className="overview__title">
        {t('cluster.label', { name })}
        <span className="overview__aside">
          {[
            facts.version,
            facts.whoAmI && t('cluster.askedAs', { user: visibleText(facts.whoAmI.username) }),
            facts.verification === 'skipped' ? t('cluster.notVerified') : undefined,
          ]
            .filter((text) => text !== undefined)
            .join(' · ')}
        </span>
      </h2>
      {part === undefined ? (
        <p className="muted">{t('cluster.nothing')}</p>
      ) : (
        <>
          <div className="cluster__parts">
            <Segmented
              label={t('cluster.parts')}
              value={part}
              onChange={setChosen}
              options={shown.map((value) => ({
                value,
                text: t(`cluster.part.${value}`, { count: counts[value] }),
              }))}
            />
          </div>
          {part === 'requests' && <RequestList rows={requests} at={at} />}
          {part === 'namespaces' && <NamespaceList rows={namespaces} place={facts.place} at={at} />}
          {part === 'calls' && <CallList rows={calls} />}
          {part === 'certManager' && <CertManagerList certificates={certManager} at={at} />}
          {part === 'coverage' && <CoverageList resources={facts.resources} />}
        </>
      )}
    </section>
  );
}

/** Where somebody has to act, else what there is most often. */
function firstWithTrouble(summary: ClusterSummary, shown: readonly Part[]): Part | undefined {
  const { requests, calls, facts } = summary;
  if (requests.some(({ request: { state } }) => state === 'pending' || state === 'approved')) return 'requests';
  if (calls.some(({ verdict: { kind } }) => kind === 'refuses' || kind === 'useless')) return 'calls';
  if (shown.includes('namespaces')) return 'namespaces';
  return facts.resources.length > 0 ? 'coverage' : shown[0];
}
