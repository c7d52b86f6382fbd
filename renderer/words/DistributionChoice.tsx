import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { distributionIds } from '../../shared/kubernetes/distributions/distribution.ts';
import { distributionOf } from '../../shared/kubernetes/distributions/registry.ts';
import { useApp } from '../state/app-context.ts';

/** Files can look like another distribution's: the person has the last word. */
export function DistributionChoice() {
  const { t } = useTranslation();
  const id = useId();
  const distribution = useApp((state) => state.distribution);
  const recogniseAs = useApp((state) => state.recogniseAs);
  return (
    <div className="distribution-choice">
      <label htmlFor={id}>{t('shell.recognised.treatAs')}</label>
      <select
        id={id}
        value={distribution ?? ''}
        onChange={({ target }) => {
          recogniseAs(distributionIds.find((known) => known === target.value));
        }}
      >
        <option value="">{t('shell.recognised.asFound')}</option>
        {distributionIds.map((known) => (
          <option key={known} value={known}>
            {distributionOf(known).displayName}
          </option>
        ))}
      </select>
      <p className="muted">{t('shell.recognised.treatAsHint')}</p>
    </div>
  );
}
