import { History, RefreshCw } from 'lucide-react';
import type { TFunction } from 'i18next';
import type { AssessedCertificate } from '../../../shared/pki/assessment.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { roleName } from '../../../shared/words/role-words.ts';
import { isCa, type Certificate } from '../../../shared/x509/certificate.ts';
import { nameLabel, subjectLabel } from '../../../shared/x509/name-label.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { residualText } from '../../format/residual-text.ts';
import { residualAt } from '../../../shared/pki/residual.ts';
import { CaIcon } from '../../ui/CaIcon.tsx';
import { MiddleEllipsis } from '../../ui/MiddleEllipsis.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { ArrivingCell, isJudged, type JudgedColumn } from './ArrivingCell.tsx';
import { keyStateText } from './cell-text.ts';
import { publicKeyText, sanText, usageText } from './certificate-text.ts';
import type { CellContext } from './cell-context.ts';
import type { Column } from './columns.ts';
import { endText } from './end-text.ts';

export interface CertificateCellProps {
  readonly certificate: Certificate;
  /** `undefined` while it is not judged. */
  readonly assessed: AssessedCertificate | undefined;
  readonly column: Column;
  /** The CA it ends with. */
  readonly limiter: AssessedCertificate | undefined;
  readonly findings: number;
  readonly context: CellContext;
}

/** What stands in one cell. Certificate text is cut where it must be, and whole in its title. */
export function CertificateCell({ certificate, assessed, column, limiter, findings, context }: CertificateCellProps) {
  const { t, formats } = context;
  if (isJudged(column)) {
    return assessed === undefined ? (
      <ArrivingCell {...{ certificate, column, context }} />
    ) : (
      <JudgedCell {...{ assessed, column, limiter, findings, context }} />
    );
  }
  switch (column) {
    case 'subject':
      return <MiddleEllipsis text={subjectLabel(certificate)} title={visibleText(certificate.subject.text)} />;
    case 'issuer':
      return <MiddleEllipsis text={nameLabel(certificate.issuer)} title={visibleText(certificate.issuer.text)} />;
    case 'expires':
      return endText(t, certificate.notAfter, formats.minute);
    case 'starts':
      return endText(t, certificate.notBefore, formats.minute);
    case 'san':
      return <Cut text={sanText(certificate)} />;
    case 'usage':
      return <Cut text={usageText(certificate)} />;
    case 'publicKey':
      return <Cut text={publicKeyText(certificate)} />;
    case 'algorithm':
      return <Cut text={certificate.signatureAlgorithm} />;
    case 'serial':
      return <Hex text={certificate.serialNumber} />;
    case 'fingerprint':
      return <Hex text={certificate.sha256} />;
  }
}

interface JudgedCellProps {
  readonly assessed: AssessedCertificate;
  readonly column: JudgedColumn;
  readonly limiter: AssessedCertificate | undefined;
  readonly findings: number;
  readonly context: CellContext;
}

function JudgedCell({ assessed, column, limiter, findings, context }: JudgedCellProps) {
  const { certificate, role, sightings, nodes } = assessed;
  const { t, formats } = context;
  switch (column) {
    case 'role':
      return (
        <>
          {isCa(certificate) && <CaIcon />}
          {role === undefined ? <None /> : <MiddleEllipsis text={roleName(role, formats.language)} />}
        </>
      );
    case 'node':
      return nodes.length === 0 ? <None /> : <List values={nodes.map(visibleText)} />;
    case 'effective':
      return <EffectiveEnd {...{ assessed, limiter, context }} />;
    case 'remaining':
      return (
        <span className="ellipsis">
          {residualText(t, residualAt({ ...certificate, notAfter: assessed.effectiveNotAfter }, formats.at))}
        </span>
      );
    case 'places':
      return sightings.length;
    case 'findings':
      return findings === 0 ? <None /> : findings;
    case 'status':
      return <StatusCell assessed={assessed} t={t} />;
    case 'key':
      return <Cut text={keyStateText(assessed, t)} />;
    case 'path':
      return <List values={[...new Set(sightings.map(({ path }) => visibleText(path)))]} />;
  }
}

function None() {
  return <span className="muted">—</span>;
}

function Cut({ text }: { readonly text: string }) {
  return text === '' ? (
    <None />
  ) : (
    <span className="ellipsis" title={text}>
      {text}
    </span>
  );
}

/** The first, and how many more. */
function List({ values }: { readonly values: readonly string[] }) {
  const [first = '', ...others] = values;
  return (
    <>
      <MiddleEllipsis text={first} title={values.join('\n')} />
      {others.length > 0 && <span className="muted certificate-cell__more">+{others.length}</span>}
    </>
  );
}

const hexEnds = 8;

function Hex({ text }: { readonly text: string }) {
  const isLong = text.length > 2 * hexEnds + 1;
  return (
    <span className="mono ellipsis" title={text}>
      {isLong ? `${text.slice(0, hexEnds)}…${text.slice(-hexEnds)}` : text}
    </span>
  );
}

interface EffectiveEndProps {
  readonly assessed: AssessedCertificate;
  readonly limiter: AssessedCertificate | undefined;
  readonly context: CellContext;
}

/** Where its own end is not beside it, the cell must say by itself that it is not its own. */
function EffectiveEnd({ assessed, limiter, context: { t, formats, hasOwnEnd } }: EffectiveEndProps) {
  const { certificate, effectiveNotAfter } = assessed;
  if (limiter === undefined) {
    return hasOwnEnd ? (
      <span className="muted">{t('certificates.ownEnd')}</span>
    ) : (
      endText(t, certificate.notAfter, formats.minute)
    );
  }
  const effective = endText(t, effectiveNotAfter, formats.minute);
  const own = endText(t, certificate.notAfter, formats.minute);
  const both = t('certificates.endsWithCa', { effective, own, name: certificateName(limiter) });
  if (hasOwnEnd) {
    return (
      <span className="ellipsis" title={both}>
        {effective}
      </span>
    );
  }
  return (
    <span className="ellipsis" title={both}>
      <span aria-hidden>
        {endText(t, effectiveNotAfter, formats.day)} <span className="muted">{t('certificates.withCa')}</span>
      </span>
      <span className="visually-hidden">{both}</span>
    </span>
  );
}

/** History and lateness say more than the date does, so they stand in front of nothing and beside the status. */
function StatusCell({ assessed, t }: { readonly assessed: AssessedCertificate; readonly t: TFunction }) {
  const { status, isOverdue, isReplaced } = assessed;
  if (isReplaced) {
    return (
      <span className="status-mark muted" title={`${t(`status.${status}`)}, ${t('certificates.replaced')}`}>
        <History size={14} aria-hidden />
        {t('certificates.replaced')}
        <span className="visually-hidden">, {t(`status.${status}`)}</span>
      </span>
    );
  }
  if (!isOverdue) return <StatusBadge status={status} />;
  return (
    <span
      className="status-badge"
      data-status={status}
      title={`${t(`status.${status}`)}, ${t('certificates.overdue')}`}
    >
      <RefreshCw className="status-icon" size={14} strokeWidth={2.25} aria-hidden />
      <span className="ellipsis">{t('certificates.overdue')}</span>
      <span className="visually-hidden">, {t(`status.${status}`)}</span>
    </span>
  );
}
