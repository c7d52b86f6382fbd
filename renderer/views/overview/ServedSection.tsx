import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { reconcile } from '../../../shared/pki/reconcile.ts';
import { ServedList } from './ServedList.tsx';

/** What each port presents, beside the file it should come from and the kubeconfigs that lead to it. */
export function ServedSection({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const reconciled = useMemo(() => reconcile(assessment.inventory), [assessment.inventory]);
  if (reconciled.length === 0) return null;
  return (
    <section className="overview__section" aria-label={t('overview.servedLabel')}>
      <h2 className="overview__title">{t('overview.served')}</h2>
      <ServedList reconciled={reconciled} />
    </section>
  );
}
