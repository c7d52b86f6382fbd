import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { reconcile } from '../../../shared/pki/reconcile.ts';
import { ServedList } from '../overview/ServedList.tsx';
import { Section } from './Section.tsx';

export interface ServedSectionProps {
  readonly assessment: Assessment;
  readonly inspected: AssessedCertificate;
}

/** Where this certificate is presented, or another in its place. */
export function ServedSection({ assessment, inspected }: ServedSectionProps) {
  const { t } = useTranslation();
  const { sha256 } = inspected.certificate;
  const reconciled = useMemo(
    () =>
      reconcile(assessment.inventory).filter(
        ({ endpoint, onDisk }) => endpoint.chain.includes(sha256) || onDisk?.related.certificate.sha256 === sha256,
      ),
    [assessment.inventory, sha256],
  );
  if (reconciled.length === 0) return null;
  return (
    <Section name="served" title={t('overview.served')}>
      <div className="served-list--narrow">
        <ServedList reconciled={reconciled} />
      </div>
    </Section>
  );
}
