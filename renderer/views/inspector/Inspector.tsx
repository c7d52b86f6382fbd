import { History, RefreshCw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { isCa } from '../../../shared/x509/certificate.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { roleName } from '../../../shared/words/role-words.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { subjectLabel } from '../../../shared/x509/name-label.ts';
import { isKubeadmRole } from '../../../shared/kubernetes/role.ts';
import { cutText } from './cut-text.ts';
import { DefectSection } from './DefectSection.tsx';
import { DetailSections } from './DetailSections.tsx';
import { FindingSection } from './FindingSection.tsx';
import { IdentifierSection } from './IdentifierSection.tsx';
import { KeySection } from './KeySection.tsx';
import { NameSection } from './NameSection.tsx';
import { PathSection } from './PathSection.tsx';
import { RenewalSection } from './RenewalSection.tsx';
import { ResizeHandle } from './ResizeHandle.tsx';
import { ServedSection } from './ServedSection.tsx';
import { SightingSection } from './SightingSection.tsx';
import { useDetails } from './use-details.ts';
import { ValiditySection } from './ValiditySection.tsx';
import './inspector.css';

export interface InspectorProps {
  readonly assessment: Assessment;
  readonly inspected: AssessedCertificate;
}

/** A heading of a megabyte would be the whole panel. */
const mostName = 200;

/** All there is to know of one certificate; every value copies on click. */
export function Inspector({ assessment, inspected }: InspectorProps) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const select = useApp((state) => state.select);
  const { certificate, role, status, isOverdue, isReplaced } = inspected;
  const details = useDetails(certificate.sha256);
  const name = cutText(certificateName(inspected), mostName).shown;
  const subject = cutText(subjectLabel(certificate), mostName).shown;
  const kind = [
    ...(role !== undefined && !isKubeadmRole(role) ? [roleName(role, language)] : []),
    ...(isCa(certificate) && role === undefined ? [t('certificates.ca')] : []),
    ...(subject === name ? [] : [subject]),
  ];
  return (
    <aside className="inspector" aria-label={t('inspector.title')}>
      <ResizeHandle />
      <header className="inspector__head">
        <div className="inspector__name">
          <h2 className="inspector__title">{name}</h2>
          {kind.length > 0 && <p className="muted inspector__kind">{kind.join(' · ')}</p>}
          <p className="inspector__badges">
            <StatusBadge status={status} />
            {isOverdue && (
              <span className="inspector__badge">
                <RefreshCw size={14} aria-hidden />
                {t('overview.overdue')}
              </span>
            )}
            {isReplaced && (
              <span className="inspector__badge">
                <History size={14} aria-hidden />
                {t('overview.replaced')}
              </span>
            )}
          </p>
        </div>
        <Button
          look="icon"
          aria-label={t('inspector.close')}
          onPress={() => {
            select(undefined);
          }}
        >
          <X size={16} aria-hidden />
        </Button>
      </header>
      <div key={certificate.sha256} className="inspector__body">
        <ValiditySection assessment={assessment} inspected={inspected} />
        <FindingSection assessment={assessment} inspected={inspected} />
        <PathSection assessment={assessment} inspected={inspected} />
        <ServedSection assessment={assessment} inspected={inspected} />
        <RenewalSection assessment={assessment} inspected={inspected} />
        <DefectSection defects={certificate.defects} />
        <SightingSection inventory={assessment.inventory} sightings={inspected.sightings} />
        <NameSection certificate={certificate} />
        <KeySection certificate={certificate} isExternalCa={inspected.isExternalCa} />
        <IdentifierSection certificate={certificate} details={details} />
        <DetailSections state={details} />
      </div>
    </aside>
  );
}
