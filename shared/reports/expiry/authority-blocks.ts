import type { Assessment } from '../../pki/assessment.ts';
import type { ReportWords } from '../../words/reports/report-words.ts';
import type { EpochMs, Sha256Hex } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { noExpiry } from '../../x509/no-expiry.ts';
import { labelsOf } from '../authority-labels.ts';
import { endText } from './urgency-blocks.ts';
import type { Cell, ReportBlock } from './report-block.ts';

const monthMs = (365 * dayMs) / 12;

/** The horizon of everything: each CA, what ends first first, in months, since replacing one takes weeks. */
export function* authorityBlocks(assessment: Assessment, words: ReportWords): Generator<ReportBlock> {
  const { columns, sections, none } = words;
  const authorities = assessment.certificates
    .filter(({ certificate }) => isCa(certificate))
    .toSorted((a, b) => (a.effectiveNotAfter ?? -Infinity) - (b.effectiveNotAfter ?? -Infinity));
  yield { kind: 'heading', level: 2, text: sections.authorities };
  if (authorities.length === 0) {
    yield { kind: 'paragraph', text: none };
    return;
  }
  const labelOf = labelsOf(assessment);
  const issued = issuedUnder(assessment);
  yield {
    kind: 'table',
    header: [columns.status, columns.authority, columns.ends, columns.months, columns.issued],
    rows: authorities.map((each): readonly Cell[] => [
      words.status[each.status],
      { name: labelOf(each) },
      endText(each.effectiveNotAfter, words),
      monthsText(each.effectiveNotAfter, assessment.at),
      String(issued.get(each.certificate.sha256) ?? 0),
    ]),
  };
}

function monthsText(end: EpochMs | undefined, at: EpochMs): string {
  if (end === undefined || end >= noExpiry) return '';
  return String(Math.max(0, Math.floor((end - at) / monthMs)));
}

/** How many certificates have a CA on their certification path. */
function issuedUnder({ certificates }: Assessment): ReadonlyMap<Sha256Hex, number> {
  const counts = new Map<Sha256Hex, number>();
  for (const { path } of certificates) {
    for (const sha256 of path.slice(1)) counts.set(sha256, (counts.get(sha256) ?? 0) + 1);
  }
  return counts;
}
