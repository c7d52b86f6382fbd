import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { kubeconfigVerdicts, type KubeconfigVerdict } from '../../../shared/pki/kubeconfig-fleet.ts';
import { sharedFolderOf } from '../../../shared/hierarchy/where.ts';
import { kubeconfigRows } from '../../../shared/pki/kubeconfig-rows.ts';
import { KubeconfigList } from './KubeconfigList.tsx';

/** Every kubeconfig that somebody carries about, and what is said against it. */
export function KubeconfigSection({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<KubeconfigVerdict>();
  const { rows, counts, fine, files } = useMemo(() => kubeconfigRows(assessment), [assessment]);
  const folder = useMemo(() => sharedFolderOf(assessment.inventory.sightings), [assessment.inventory]);
  if (rows.length === 0) return null;
  const filter = wanted !== undefined && counts.has(wanted) ? wanted : undefined;
  return (
    <section className="overview__section" aria-label={t('overview.kubeconfigs')}>
      <h2 className="overview__title">
        {t('overview.kubeconfigs')}
        <span className="overview__aside tabular">
          {t('overview.kubeconfigsAside', { files: t('overview.kubeconfigFiles', { count: files }), fine })}
        </span>
      </h2>
      {counts.size > 0 && (
        <div className="kubeconfig-filters">
          {kubeconfigVerdicts.map((verdict) => {
            const count = counts.get(verdict);
            if (count === undefined) return null;
            const word = t(`overview.kubeconfigVerdict.${verdict}`);
            return (
              <button
                key={verdict}
                type="button"
                className="kubeconfig-filter"
                aria-pressed={filter === verdict}
                aria-label={t('overview.kubeconfigFilter', { count, verdict: word })}
                onClick={() => {
                  setWanted(filter === verdict ? undefined : verdict);
                }}
              >
                <span className="kubeconfig-filter__count tabular">{count}</span>
                {word}
              </button>
            );
          })}
        </div>
      )}
      <KubeconfigList
        rows={filter === undefined ? rows : rows.filter(({ verdicts }) => verdicts.includes(filter))}
        folder={folder}
        at={assessment.at}
      />
    </section>
  );
}
