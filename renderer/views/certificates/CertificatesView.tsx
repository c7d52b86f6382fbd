import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { useApp } from '../../state/app-context.ts';
import { CertificateGrid } from './CertificateGrid.tsx';
import { FilterBar } from './FilterBar.tsx';
import { matchCertificates } from './match-certificates.ts';
import { sortCertificates } from './sort-certificates.ts';
import './certificates-view.css';

/** Every certificate, one row each, narrowed and sorted as the person likes. */
export function CertificatesView({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const filter = useDeferredValue(useApp((state) => state.filter));
  const selected = useApp((state) => state.selected);
  const select = useApp((state) => state.select);
  const sort = useApp((state) => state.sort);
  const sortBy = useApp((state) => state.sortBy);
  const rows = useMemo(
    () => sortCertificates(matchCertificates(assessment.certificates, filter), sort),
    [assessment, filter, sort],
  );
  const total = assessment.certificates.length;
  return (
    <div className="certificates-view">
      <FilterBar shown={rows.length} total={total} counts={assessment.counts} />
      <CertificateGrid
        assessment={assessment}
        rows={rows}
        sort={sort}
        onSort={sortBy}
        selected={selected}
        onSelect={select}
      />
      {rows.length === 0 && (
        <p className="certificates-view__none muted">
          {t(total === 0 ? 'certificates.noneAtAll' : 'certificates.noMatch')}
        </p>
      )}
    </div>
  );
}
