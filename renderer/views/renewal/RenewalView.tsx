import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { useApp } from '../../state/app-context.ts';
import { PlanMenu } from './PlanMenu.tsx';
import { PlanSection } from './PlanSection.tsx';
import './renewal.css';
import { usePlans } from './use-plans.ts';

/** What to do about it: per cluster first what a renewal does not mend, then the steps in order. */
export function RenewalView({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState('');
  const all = usePlans(assessment);
  const nodes = useMemo(() => [...new Set(all.flatMap((plan) => plan.nodes))], [all]);
  // A node that another look no longer finds is no choice any more.
  const node = nodes.includes(chosen) ? chosen : undefined;
  const plans = usePlans(assessment, node);
  const selected = useApp((state) => state.selected);
  if (all.length === 0) {
    return (
      <div className="renewal">
        <p>{t('renewal.nothing')}</p>
        <p className="muted">{t('renewal.nothingHint')}</p>
      </div>
    );
  }
  return (
    <section className="renewal" aria-label={t('renewal.take')}>
      <div className="renewal__bar">
        {nodes.length > 1 && (
          <label className="renewal__nodes">
            {t('renewal.nodes')}
            <select
              value={node ?? ''}
              onChange={(event) => {
                choose(event.target.value);
              }}
            >
              <option value="">{t('renewal.allNodes')}</option>
              {nodes.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <PlanMenu plans={plans} assessment={assessment} />
      </div>
      <div className="renewal__plans">
        {plans.map((plan) => (
          <PlanSection key={plan.key} plan={plan} assessment={assessment} selected={selected} />
        ))}
      </div>
    </section>
  );
}
