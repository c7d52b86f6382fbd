import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { residualAt } from '../../pki/residual.ts';
import { certificateName } from '../../words/certificate-name.ts';
import { formatMinute } from '../../words/instant.ts';
import type { Language } from '../../words/language.ts';
import { proofName } from '../../words/proof-words.ts';
import { residualWords } from '../../words/residual-words.ts';
import { roleName } from '../../words/role-words.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { nameLabel } from '../../x509/name-label.ts';
import { noExpiry } from '../../x509/no-expiry.ts';
import { markup, nothing, type Markup } from './markup.ts';
import { statusBadge } from './status-mark.ts';
import { table } from './table.ts';

/** More places of one certificate are counted; every one is in the CSV and the JSON. */
const maxPaths = 4;

/** Certificates as rows, in the order given, in pieces. */
export function certificateTable(
  certificates: readonly AssessedCertificate[],
  assessment: Assessment,
  language: Language,
  caption: string,
): Iterable<Markup> {
  const words = reportWords[language].column;
  const head = [words.status, words.certificate, words.ends, words.remaining, words.issuer, words.where];
  return table({
    caption,
    kind: 'certificates',
    head,
    rows: certificates,
    row: (assessed) => certificateRow(assessed, assessment, language),
  });
}

function certificateRow(assessed: AssessedCertificate, assessment: Assessment, language: Language): Markup {
  const { certificate, status, effectiveNotAfter } = assessed;
  const remaining = residualAt({ ...certificate, notAfter: effectiveNotAfter }, assessment.at);
  return markup`<tr data-certificate="${certificate.sha256}"><td>${statusBadge(status, language)}${historyNote(assessed, language)}</td><th scope="row">${nameCell(assessed, language)}</th><td class="when">${endCell(assessed, assessment, language)}</td><td>${residualWords(remaining, language)}</td><td>${issuerCell(assessed, assessment, language)}</td><td class="where">${whereCell(assessed, language)}</td></tr>\n`;
}

function historyNote({ isReplaced, isOverdue }: AssessedCertificate, language: Language): Markup {
  const { replaced, overdue } = reportWords[language];
  if (!isReplaced && !isOverdue) return nothing;
  return markup`<div class="note">${isReplaced ? replaced : overdue}</div>`;
}

function nameCell(assessed: AssessedCertificate, language: Language): Markup {
  const { certificate, role } = assessed;
  const name = certificateName(assessed) || certificate.serialNumber;
  const details = [
    ...(role === undefined || roleName(role, language) === name ? [] : [roleName(role, language)]),
    ...(certificate.subject.text === '' ? [] : [certificate.subject.text]),
  ];
  return markup`<span class="name">${name}</span>${details.map((detail) => markup`<div class="note">${detail}</div>`)}`;
}

function endCell(
  { certificate, effectiveNotAfter, limitedBy }: AssessedCertificate,
  { bySha256 }: Assessment,
  language: Language,
): Markup {
  const words = reportWords[language];
  const ca = limitedBy === undefined ? undefined : bySha256.get(limitedBy);
  const end = markup`${endText(effectiveNotAfter, language)}`;
  if (ca === undefined) return end;
  const note = words.endsWith(certificateName(ca), endText(certificate.notAfter, language));
  return markup`${end}<div class="note">${note}</div>`;
}

export function endText(end: EpochMs | undefined, language: Language): string {
  const words = reportWords[language];
  if (end === undefined) return words.noDate;
  return end >= noExpiry ? words.noExpiry : formatMinute(end, language, 'utc');
}

function issuerCell(
  { certificate, issuers, isSelfSigned }: AssessedCertificate,
  { bySha256 }: Assessment,
  language: Language,
): Markup {
  const words = reportWords[language];
  if (isSelfSigned) return markup`${words.selfSigned}`;
  const link = issuers[0];
  const issuer = link && bySha256.get(link.issuer);
  if (link === undefined || issuer === undefined) {
    return markup`${nameLabel(certificate.issuer)}<div class="note">${words.issuerNotFound}</div>`;
  }
  const doubt =
    link.proof === 'signature' ? nothing : markup`<div class="note">${proofName(link.proof, language)}</div>`;
  return markup`${certificateName(issuer)}${doubt}`;
}

function whereCell({ sightings, nodes }: AssessedCertificate, language: Language): Markup {
  const words = reportWords[language];
  const paths = [...new Set(sightings.map(({ path }) => path))];
  const shown = paths.slice(0, maxPaths);
  const more = paths.length - shown.length;
  return markup`${shown.map((path) => markup`<div class="path">${path}</div>`)}${more > 0 ? markup`<div class="note">${words.more(more)}</div>` : nothing}${nodes.length > 0 ? markup`<div class="note">${words.onNodes(nodes.slice(0, maxPaths), nodes.length)}</div>` : nothing}`;
}
