/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are not in view do not exist, which table elements cannot lay out */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { isCa } from '../../../shared/x509/certificate.ts';
import { useFormats } from '../../format/formats-context.ts';
import { residualText } from '../../format/residual-text.ts';
import { residualAt } from '../../format/residual.ts';
import { CaIcon } from '../../ui/CaIcon.tsx';
import { MiddleEllipsis } from '../../ui/MiddleEllipsis.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { roleName } from '../../../shared/words/role-words.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { nameLabel, subjectLabel } from '../../../shared/x509/name-label.ts';
import { endText } from './end-text.ts';

export interface CertificateRowProps {
  readonly id: string;
  /** Counted from 1, the header first. */
  readonly rowIndex: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  readonly assessment: Assessment;
  readonly assessed: AssessedCertificate;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (sha256: Sha256Hex) => void;
}

export const CertificateRow = memo(function CertificateRow(props: CertificateRowProps) {
  const { id, rowIndex, top, assessment, assessed, isActive, isSelected, onSelect } = props;
  const { t } = useTranslation();
  const { language, minute } = useFormats();
  const { certificate, role, status, effectiveNotAfter, sightings } = assessed;
  const limiter = assessed.limitedBy && assessment.bySha256.get(assessed.limitedBy);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the grid's, which holds the focus
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      className="certificate-row"
      data-active={isActive}
      data-odd={rowIndex % 2 === 1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => {
        onSelect(certificate.sha256);
      }}
    >
      <div role="rowheader" aria-colindex={1} className="certificate-cell certificate-cell--role" data-column="role">
        {isCa(certificate) && <CaIcon />}
        {role === undefined ? <span className="muted">—</span> : <MiddleEllipsis text={roleName(role, language)} />}
      </div>
      <div role="gridcell" aria-colindex={2} className="certificate-cell" data-column="subject">
        <MiddleEllipsis text={subjectLabel(certificate)} title={certificate.subject.text} />
      </div>
      <div role="gridcell" aria-colindex={3} className="certificate-cell" data-column="issuer">
        <MiddleEllipsis text={nameLabel(certificate.issuer)} title={certificate.issuer.text} />
      </div>
      <div role="gridcell" aria-colindex={4} className="certificate-cell tabular" data-column="expires">
        {endText(t, certificate.notAfter, minute)}
      </div>
      <div role="gridcell" aria-colindex={5} className="certificate-cell tabular" data-column="effective">
        {limiter ? (
          <EndWithCa {...{ assessed, limiter }} />
        ) : (
          <>
            <span className="muted certificate-end--beside-own">{t('certificates.ownEnd')}</span>
            <span className="certificate-end--alone">{endText(t, certificate.notAfter, minute)}</span>
          </>
        )}
      </div>
      <div role="gridcell" aria-colindex={6} className="certificate-cell tabular" data-column="remaining">
        <span className="ellipsis">
          {residualText(t, residualAt({ ...certificate, notAfter: effectiveNotAfter }, assessment.at))}
        </span>
      </div>
      <div role="gridcell" aria-colindex={7} className="certificate-cell tabular" data-column="places">
        {sightings.length}
      </div>
      <div role="gridcell" aria-colindex={8} className="certificate-cell" data-column="status">
        <StatusBadge status={status} />
      </div>
    </div>
  );
});

interface EndWithCaProps {
  readonly assessed: AssessedCertificate;
  readonly limiter: AssessedCertificate;
}

/** Where its own end is not beside it, the cell must say by itself that it is not its own. */
function EndWithCa({ assessed: { certificate, effectiveNotAfter }, limiter }: EndWithCaProps) {
  const { t } = useTranslation();
  const { day, minute } = useFormats();
  const effective = endText(t, effectiveNotAfter, minute);
  const own = endText(t, certificate.notAfter, minute);
  const both = t('certificates.endsWithCa', { effective, own, name: certificateName(limiter) });
  return (
    <>
      <span className="ellipsis certificate-end--beside-own" title={both}>
        {effective}
      </span>
      <span className="ellipsis certificate-end--alone" title={both}>
        <span aria-hidden>
          {endText(t, effectiveNotAfter, day)} <span className="muted">{t('certificates.withCa')}</span>
        </span>
        <span className="visually-hidden">{both}</span>
      </span>
    </>
  );
}
