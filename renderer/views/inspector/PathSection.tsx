import { CircleDashed, KeyRound, PenLine, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import type { IssuerProof } from '../../../shared/pki/inventory.ts';
import { pathFaults, type PathFault } from '../../../shared/pki/path-faults.ts';
import { revocationFaults } from '../../../shared/pki/revocation-faults.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { isCa, type Certificate } from '../../../shared/x509/certificate.ts';
import { nameLabel } from '../../../shared/x509/name-label.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';
import { CaIcon } from '../../ui/CaIcon.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { endText } from '../certificates/end-text.ts';
import { cutText } from './cut-text.ts';
import { CutList } from './CutList.tsx';
import { Section } from './Section.tsx';
import './path-section.css';

export interface PathSectionProps {
  readonly assessment: Assessment;
  readonly inspected: AssessedCertificate;
}

const mostName = 120;
const firstOthers = 10;

/** From the root down to this certificate, every step with its proof and its faults in words; then who else might have issued it. */
export function PathSection({ assessment, inspected }: PathSectionProps) {
  const { t } = useTranslation();
  const { certificate, path, issuers } = inspected;
  const last = path.at(-1);
  const top = (last === undefined ? undefined : assessment.bySha256.get(last)) ?? inspected;
  const faults = useMemo(() => {
    const { at, bySha256, inventory } = assessment;
    const certificateOf = (sha256: Sha256Hex): Certificate | undefined => bySha256.get(sha256)?.certificate;
    const certificates = path.flatMap((sha256) => certificateOf(sha256) ?? []);
    return [
      ...pathFaults(certificates, at),
      ...revocationFaults(certificates, inventory.revocationLists, certificateOf, at),
    ];
  }, [assessment, path]);
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
    <Section name="path" title={t('inspector.path')}>
      <ol className="path">
        {!top.isSelfSigned && (
          <li className="path__hole muted">
            <CircleDashed size={14} aria-hidden />
            <span>
              {t('inspector.pathOpen', { issuer: cutText(nameLabel(top.certificate.issuer), mostName).shown })}
            </span>
          </li>
        )}
        {path.toReversed().map((sha256, depth) => (
          <PathStep
            key={sha256}
            assessment={assessment}
            sha256={sha256}
            depth={depth}
            isCurrent={sha256 === certificate.sha256}
            proof={depth === 0 ? undefined : 'signature'}
            faults={faults.filter(({ certificate: faulty }) => faulty.sha256 === sha256)}
          />
        ))}
      </ol>
      {isCa(certificate) && issuedCount > 0 && (
        <p className="muted inspector__note">{t('inspector.issued', { count: issuedCount })}</p>
      )}
      {others.length > 0 && (
        <>
          <h4 className="path__others-title muted">{t('inspector.otherIssuers')}</h4>
          <CutList items={others} first={firstOthers} className="path">
            {({ issuer, proof }) => (
              <PathStep
                key={issuer}
                assessment={assessment}
                sha256={issuer}
                depth={0}
                isCurrent={false}
                proof={proof}
                faults={[]}
              />
            )}
          </CutList>
        </>
      )}
    </Section>
  );
}

interface PathStepProps {
  readonly assessment: Assessment;
  readonly sha256: Sha256Hex;
  readonly depth: number;
  readonly isCurrent: boolean;
  /** How it is known that the step above issued it; `undefined` at the top. */
  readonly proof: IssuerProof | undefined;
  /** Why a verifier refuses the path, as far as this step is to blame. */
  readonly faults: readonly PathFault[];
}

const deepestIndent = 3;

function PathStep({ assessment, sha256, depth, isCurrent, proof, faults }: PathStepProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const select = useApp((state) => state.select);
  const step = assessment.bySha256.get(sha256);
  if (!step) return null;
  const { certificate, status, isSelfSigned } = step;
  const proofText = proof ? t(`inspector.proof.${proof}`) : isSelfSigned ? t('inspector.selfSigned') : undefined;
  const Icon = proof === 'signature' ? PenLine : KeyRound;
  return (
    <li style={{ paddingInlineStart: Math.min(depth, deepestIndent) * 16 }}>
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
        <span className="path__name">{cutText(certificateName(step), mostName).shown}</span>
        <span className="path__note muted tabular">{endText(t, certificate.notAfter, day)}</span>
        {proofText !== undefined && (
          <span className="path__proof muted">
            <Icon size={11} aria-hidden />
            {proofText}
          </span>
        )}
      </button>
      {faults.map(({ code, name }) => (
        <p key={`${code} ${name?.constrainedBy.sha256}`} className="path__fault">
          <TriangleAlert size={12} aria-hidden />
          {t(`inspector.pathFault.${code}`, {
            name: cutText(name?.text ?? '', mostName).shown,
            authority: cutText(name === undefined ? '' : nameLabel(name.constrainedBy.subject), mostName).shown,
          })}
        </p>
      ))}
    </li>
  );
}
