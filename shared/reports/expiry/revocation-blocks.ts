import type { Assessment } from '../../pki/assessment.ts';
import { isSuperseded, revocationListStatus, type KnownRevocationList } from '../../pki/revocation-lists.ts';
import type { ReportWords } from '../../words/reports/report-words.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { nameLabel } from '../../x509/name-label.ts';
import { listsOfReport } from '../lists-of-report.ts';
import type { ReportOptions } from '../report-format.ts';
import { whereText } from '../where-text.ts';
import type { ReportBlock } from './report-block.ts';
import { endText } from './urgency-blocks.ts';

/** Whose revocation lists there are and until when they count; nothing where none was seen. */
export function* revocationBlocks(
  assessment: Assessment,
  options: ReportOptions,
  words: ReportWords,
): Generator<ReportBlock> {
  const lists = listsOfReport(assessment, options);
  if (lists.length === 0) return;
  const { columns } = words;
  yield { kind: 'heading', level: 2, text: words.sections.revocationLists };
  yield {
    kind: 'table',
    header: [columns.status, columns.issuer, columns.nextUpdate, columns.left, columns.revoked, columns.where],
    rows: lists.map((each) => [
      statusText(each, assessment.at, words),
      { name: nameLabel(each.list.issuer) },
      each.list.nextUpdate === undefined ? words.noNextUpdate : endText(each.list.nextUpdate, words),
      leftText(each, assessment.at, words),
      String(each.list.revokedCount),
      { name: whereText(each.sightings) },
    ]),
  };
}

function statusText(each: KnownRevocationList, at: EpochMs, { status, replaced }: ReportWords): string {
  return isSuperseded(each, at) ? replaced : status[revocationListStatus(each.list, at)];
}

function leftText({ list: { nextUpdate } }: KnownRevocationList, at: EpochMs, { ago, span }: ReportWords): string {
  if (nextUpdate === undefined) return '';
  return nextUpdate < at ? ago(span(at - nextUpdate)) : span(nextUpdate - at);
}
