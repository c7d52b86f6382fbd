import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleId } from '../../../shared/findings/registry.ts';
import { rules } from '../../../shared/findings/registry.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { FindingGroupSection } from './FindingGroupSection.tsx';
import { findingCounts, findingFilters, groupFindings, type FindingFilter } from './group-findings.ts';
import { SilenceDialog } from './SilenceDialog.tsx';
import { useToldFindings } from './use-told-findings.ts';
import './findings.css';

const none: NonNullable<ReturnType<typeof useToldFindings>> = [];

/** What is wrong, by severity, grouped by rule: evidence, why, how to fix. */
export function FindingsView({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const known = useToldFindings(assessment);
  const told = known ?? none;
  const [filter, setFilter] = useState<FindingFilter>('all');
  const [toSilence, setToSilence] = useState<RuleId | undefined>(undefined);
  const counts = useMemo(() => findingCounts(told), [told]);
  const groups = useMemo(() => groupFindings(told, filter), [told, filter]);
  const checked = { rules: rules.length, certificates: assessment.certificates.length };
  return (
    <div className="findings">
      <div className="findings__bar">
        <Segmented
          label={t('findings.filter')}
          options={findingFilters.map((value) => ({
            value,
            text: t(`findings.choice.${value}`, { count: counts[value] }),
          }))}
          value={filter}
          onChange={setFilter}
        />
        {known && <p className="muted findings__checked">{t('findings.checked', checked)}</p>}
      </div>
      <section className="findings__list" aria-label={t('findings.title')}>
        {groups.map((group) => (
          <FindingGroupSection key={group.key} assessment={assessment} group={group} onSilence={setToSilence} />
        ))}
        {groups.length === 0 && (
          <div className="findings__none">
            <p>
              {known === undefined
                ? t('findings.working')
                : told.length === 0
                  ? t('findings.none', checked)
                  : t('findings.noneOfThese')}
            </p>
            {known?.length === 0 && <p className="muted">{t('findings.noneHint')}</p>}
          </div>
        )}
      </section>
      <SilenceDialog
        id={toSilence}
        onClose={() => {
          setToSilence(undefined);
        }}
      />
    </div>
  );
}
