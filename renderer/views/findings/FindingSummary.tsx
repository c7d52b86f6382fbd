import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { severities } from '../../../shared/findings/finding.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { findingCounts } from './group-findings.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import { useToldFindings } from './use-told-findings.ts';
import './findings.css';

/** One line for the overview: how many of each severity, and the way to them. Nothing where nothing was found. */
export function FindingSummary({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const showView = useApp((state) => state.showView);
  const told = useToldFindings(assessment);
  const counts = useMemo(() => findingCounts(told ?? []), [told]);
  if (told === undefined) return <p className="muted">{t('findings.working')}</p>;
  if (counts.all === 0) return null;
  return (
    <section className="finding-summary" aria-label={t('findings.title')}>
      <strong className="tabular">{t('findings.summary', { count: counts.all })}</strong>
      {severities
        .filter((severity) => counts[severity] > 0)
        .map((severity) => (
          <span key={severity} className="finding-summary__count tabular">
            {counts[severity]} <SeverityBadge severity={severity} />
          </span>
        ))}
      <Button
        look="quiet"
        onPress={() => {
          showView('findings');
        }}
      >
        {t('findings.show')}
      </Button>
    </section>
  );
}
