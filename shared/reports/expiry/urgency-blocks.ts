import { statuses, type AssessedCertificate, type Assessment } from '../../pki/assessment.ts';
import { groupBy } from '../../pki/group-by.ts';
import { instantText } from '../../words/findings/phrases-en.ts';
import type { ReportWords } from '../../words/reports/report-words.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { nameLabel } from '../../x509/name-label.ts';
import { noExpiry } from '../../x509/no-expiry.ts';
import { labelsOf, type LabelOf } from '../authority-labels.ts';
import { breathing } from '../breathing.ts';
import { sortingByUrgency } from '../by-urgency.ts';
import { whereText } from '../where-text.ts';
import { pauseBlock, type Cell, type ReportBlock } from './report-block.ts';

/** A table for each status, the worst first, in each what ends first; what was replaced is history, and stands last. */
export function* urgencyBlocks(assessment: Assessment, words: ReportWords): Generator<ReportBlock> {
  const { columns, sections } = words;
  const labelOf = labelsOf(assessment);
  const sorted = yield* breathing(sortingByUrgency(assessment.certificates), pauseBlock);
  const groups = groupBy(sorted, ({ status, isReplaced }) => (isReplaced ? 'replaced' : status));
  yield { kind: 'heading', level: 2, text: sections.urgency };
  if (groups.size === 0) yield { kind: 'paragraph', text: words.none };
  for (const key of [...statuses, 'replaced'] as const) {
    const group = groups.get(key);
    if (group === undefined) continue;
    yield {
      kind: 'heading',
      level: 3,
      text: `${key === 'replaced' ? words.replaced : words.status[key]} (${group.length})`,
    };
    yield {
      kind: 'table',
      header: [columns.certificate, columns.ends, columns.left, columns.issuer, columns.where],
      rows: rowsOf(group, assessment, words, labelOf),
    };
  }
}

function* rowsOf(
  group: readonly AssessedCertificate[],
  assessment: Assessment,
  words: ReportWords,
  labelOf: LabelOf,
): Generator<readonly Cell[]> {
  for (const assessed of group) {
    yield [
      { name: labelOf(assessed) },
      endCell(assessed, assessment, words, labelOf),
      leftText(assessed, assessment.at, words),
      issuerCell(assessed, assessment, words, labelOf),
      { name: whereText(assessed.sightings) },
    ];
  }
}

function endCell(
  { effectiveNotAfter, limitedBy }: AssessedCertificate,
  { bySha256 }: Assessment,
  words: ReportWords,
  labelOf: LabelOf,
): string {
  const end = endText(effectiveNotAfter, words);
  const ca = limitedBy === undefined ? undefined : bySha256.get(limitedBy);
  return ca === undefined ? end : words.endsWithCa(end, labelOf(ca));
}

export function endText(instant: EpochMs | undefined, { unreadable, noExpiry: never }: ReportWords): string {
  if (instant === undefined) return unreadable;
  return instant >= noExpiry ? never : instantText(instant);
}

function leftText(assessed: AssessedCertificate, at: EpochMs, words: ReportWords): string {
  const { effectiveNotAfter: end, status, certificate } = assessed;
  if (status === 'unknown' || end === undefined) return words.status.unknown;
  if (status === 'expired') return words.ago(words.span(at - end));
  if (status === 'not-yet-valid') return words.startsIn(words.span((certificate.notBefore ?? at) - at));
  return end >= noExpiry ? '' : words.span(end - at);
}

/** Proof in words: only a checked signature stands without a remark. */
function issuerCell(
  { certificate, isSelfSigned, path, issuers }: AssessedCertificate,
  { bySha256 }: Assessment,
  { itself, proof }: ReportWords,
  labelOf: LabelOf,
): Cell {
  if (isSelfSigned) return itself;
  const issuer = path[1] === undefined ? undefined : bySha256.get(path[1]);
  if (issuer !== undefined) return { name: labelOf(issuer) };
  const proofs = new Set(issuers.map((link) => link.proof));
  const known = (['key-identifier', 'name-only', 'signature-mismatch'] as const).find((each) => proofs.has(each));
  return proof[known ?? 'not-found'](nameLabel(certificate.issuer));
}
