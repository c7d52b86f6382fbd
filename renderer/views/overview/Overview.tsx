import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemList } from '../../words/ProblemList.tsx';
import { FindingSummary } from '../findings/FindingSummary.tsx';
import { RecognitionLine } from '../../words/RecognitionLine.tsx';
import { ClusterSections } from './cluster/ClusterSection.tsx';
import { HeadlineText } from './HeadlineText.tsx';
import { HorizonStrip } from './HorizonStrip.tsx';
import { servedHeadlineOf } from '../../../shared/pki/served-headline.ts';
import { headlineOf } from '../../../shared/pki/summary.ts';
import { NextToExpire } from './NextToExpire.tsx';
import { AfterPaint } from '../../ui/AfterPaint.tsx';
import { NodeMatrix } from './NodeMatrix.tsx';
import { KubeconfigSection } from './KubeconfigSection.tsx';
import { RevocationSection } from './RevocationSection.tsx';
import { ServedSection } from './ServedSection.tsx';
import { ServedHeadlineText } from './ServedHeadlineText.tsx';
import { StatusCounts } from './StatusCounts.tsx';
import './overview.css';

/** Enough to see what is wrong; the whole list is behind the status bar. */
const maxProblems = 5;
/** Up to so many all of it is drawn in a few milliseconds. */
const quickCertificates = 2_000;

/** First a sentence, not a chart. */
export function Overview({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const headline = useMemo(() => headlineOf(assessment), [assessment]);
  const served = useMemo(() => servedHeadlineOf(assessment), [assessment]);
  const showDialog = useApp((state) => state.showDialog);
  const { problems } = assessment.inventory;
  const shownProblems = problems.slice(0, maxProblems);
  const hasCertificates = assessment.certificates.length > 0;
  return (
    <div className="overview">
      <section className="overview__section">
        <RecognitionLine assessment={assessment} />
        {served && <ServedHeadlineText headline={served} />}
        <HeadlineText headline={headline} assessment={assessment} />
      </section>
      {hasCertificates && <StatusCounts assessment={assessment} />}
      <FindingSummary assessment={assessment} />
      <AfterPaint isQuick={assessment.certificates.length <= quickCertificates}>
        <ServedSection assessment={assessment} />
        <ClusterSections assessment={assessment} />
        {hasCertificates && (
          <>
            <HorizonStrip assessment={assessment} />
            <NodeMatrix assessment={assessment} />
            {assessment.inventory.kubeconfigs.length > 0 && <KubeconfigSection assessment={assessment} />}
            <NextToExpire assessment={assessment} />
          </>
        )}
        <RevocationSection assessment={assessment} />
        {problems.length > 0 && (
          <section className="overview__section" aria-label={t('overview.problems')}>
            <h2 className="overview__title">{t('overview.problems')}</h2>
            <ProblemList problems={shownProblems} />
            {problems.length > maxProblems && (
              <Button
                look="quiet"
                onPress={() => {
                  showDialog('coverage');
                }}
              >
                {t('overview.moreProblems', { count: problems.length - maxProblems })}
              </Button>
            )}
          </section>
        )}
      </AfterPaint>
    </div>
  );
}
