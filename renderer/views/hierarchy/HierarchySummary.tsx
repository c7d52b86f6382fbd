import { useTranslation } from 'react-i18next';
import type { Hierarchy } from '../../../shared/hierarchy/hierarchy-model.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';

/** How many certificates, CAs and lost issuers, in a sentence. */
export function HierarchySummary({
  assessment,
  hierarchy,
}: {
  readonly assessment: Assessment;
  readonly hierarchy: Hierarchy;
}) {
  const { t } = useTranslation();
  const nodes = [...hierarchy.nodes.values()];
  const cas = nodes.filter(({ kind }) => kind === 'ca').length;
  const holes = nodes.filter(({ kind }) => kind === 'hole').length;
  return (
    <p className="muted">
      {t('hierarchy.summary.certificates', { count: assessment.certificates.length })}
      {cas > 0 && t('hierarchy.summary.cas', { count: cas })}
      {holes > 0 && <strong> · {t('hierarchy.summary.holes', { count: holes })}</strong>}
    </p>
  );
}
