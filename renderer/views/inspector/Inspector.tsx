import { X } from 'lucide-react';
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
import { DefectSection } from './DefectSection.tsx';
import { DetailSections } from './DetailSections.tsx';
import { IdentifierSection } from './IdentifierSection.tsx';
import { KeySection } from './KeySection.tsx';
import { NameSection } from './NameSection.tsx';
import { PathSection } from './PathSection.tsx';
import { SightingSection } from './SightingSection.tsx';
import { ValiditySection } from './ValiditySection.tsx';
import './inspector.css';

export interface InspectorProps {
  readonly assessment: Assessment;
  readonly inspected: AssessedCertificate;
}

/** All there is to know of one certificate; every value copies on click. */
export function Inspector({ assessment, inspected }: InspectorProps) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const select = useApp((state) => state.select);
  const { certificate, role, status } = inspected;
  const name = certificateName(inspected);
  const subject = subjectLabel(certificate);
  const kind = [
    ...(role !== undefined && !isKubeadmRole(role) ? [roleName(role, language)] : []),
    ...(isCa(certificate) && role === undefined ? [t('certificates.ca')] : []),
    ...(subject === name ? [] : [subject]),
  ];
  return (
    <aside className="inspector" aria-label={t('inspector.title')}>
      <header className="inspector__head">
        <div className="inspector__name">
          <h2 className="inspector__title">{name}</h2>
          {kind.length > 0 && <p className="muted inspector__kind">{kind.join(' · ')}</p>}
          <StatusBadge status={status} />
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
        <PathSection assessment={assessment} inspected={inspected} />
        <DefectSection defects={certificate.defects} />
        <SightingSection sightings={inspected.sightings} />
        <NameSection certificate={certificate} />
        <KeySection certificate={certificate} isExternalCa={inspected.isExternalCa} />
        <IdentifierSection certificate={certificate} />
        <DetailSections sha256={certificate.sha256} />
      </div>
    </aside>
  );
}
