import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { isCa } from '../../../shared/x509/certificate.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';
import { CaIcon } from '../../ui/CaIcon.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { nameLabel } from '../../../shared/x509/name-label.ts';
import { endText } from '../certificates/end-text.ts';
import { Section } from './Section.tsx';
import './path-section.css';

export interface PathSectionProps {
  readonly assessment: Assessment;
  readonly inspected: AssessedCertificate;
}

/** From the root down to this certificate, every step proven by a signature; then who else might have issued it. */
export function PathSection({ assessment, inspected }: PathSectionProps) {
  const { t } = useTranslation();
  const { certificate, path, issuers } = inspected;
  const last = path.at(-1);
  const root = last === undefined ? undefined : assessment.bySha256.get(last);
  const isComplete = root?.isSelfSigned === true;
  const others = issuers.filter(
    ({ issuer, proof }) => issuer !== certificate.sha256 && !(proof === 'signature' && path.includes(issuer)),
  );
  const issuedCount = useMemo(
    () =>
      assessment.inventory.issuerLinks.filter(
        ({ issuer, certificate: issued, proof }) =>
          issuer === certificate.sha256 && issued !== issuer && proof === 'signature',
      ).length,
    [assessment.inventory, certificate.sha256],
  );
  return (
    <Section title={t('inspector.path')}>
      <ol className="path">
        {path.toReversed().map((sha256) => (
          <PathStep key={sha256} assessment={assessment} sha256={sha256} isCurrent={sha256 === certificate.sha256} />
        ))}
      </ol>
      <p className="muted inspector__note">
        {isComplete
          ? t('inspector.pathComplete')
          : others.length > 0
            ? t('inspector.pathUnproven')
            : t('inspector.pathOpen', { issuer: nameLabel((root ?? inspected).certificate.issuer) })}
        {isCa(certificate) && issuedCount > 0 && ` ${t('inspector.issued', { count: issuedCount })}`}
      </p>
      {others.length > 0 && (
        <>
          <h4 className="path__others-title muted">{t('inspector.otherIssuers')}</h4>
          <ol className="path">
            {others.map(({ issuer, proof }) => (
              <PathStep
                key={issuer}
                assessment={assessment}
                sha256={issuer}
                isCurrent={false}
                note={t(`inspector.proof.${proof}`)}
              />
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}

interface PathStepProps {
  readonly assessment: Assessment;
  readonly sha256: Sha256Hex;
  readonly isCurrent: boolean;
  readonly note?: string;
}

function PathStep({ assessment, sha256, isCurrent, note }: PathStepProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const select = useApp((state) => state.select);
  const step = assessment.bySha256.get(sha256);
  if (!step) return null;
  const { certificate, status, isSelfSigned } = step;
  return (
    <li>
      <button
        type="button"
        className="path__step"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => {
          select(sha256);
        }}
      >
        <StatusIcon status={status} />
        {isCa(certificate) && <CaIcon />}
        <span className="path__name">{certificateName(step)}</span>
        <span className="path__note muted tabular">
          {note ?? (isSelfSigned ? `${t('inspector.selfSigned')} · ` : '') + endText(t, certificate.notAfter, day)}
        </span>
      </button>
    </li>
  );
}
