import { statuses, type Assessment } from '../../pki/assessment.ts';
import { alarmCounts } from '../../pki/summary.ts';
import { reportWords, type ReportWords } from '../../words/reports/report-words.ts';
import { instantText } from '../../words/findings/phrases-en.ts';
import { visibleText } from '../../x509/visible-text.ts';
import type { ReportOptions } from '../report-format.ts';
import { authorityBlocks } from './authority-blocks.ts';
import { findingBlocks } from './finding-blocks.ts';
import type { Fact, ReportBlock } from './report-block.ts';
import { planBlocks } from './plan-blocks.ts';
import { revocationBlocks } from './revocation-blocks.ts';
import { scopeBlocks } from './scope-blocks.ts';
import { summaryText } from './summary-text.ts';
import { urgencyBlocks } from './urgency-blocks.ts';

/**
 * The report that people read and file: what ends first, how many of which status, every certificate by urgency, how
 * long the CAs last, what is wrong, the plan in short, and what was looked at and could not be read.
 */
export function* expiryReport(assessment: Assessment, options: ReportOptions): Generator<ReportBlock> {
  const words = reportWords(options.language);
  yield { kind: 'heading', level: 1, text: words.title };
  yield { kind: 'paragraph', text: summaryText(assessment, options.language) };
  yield { kind: 'facts', facts: facts(assessment, options, words) };
  yield { kind: 'heading', level: 2, text: words.sections.counts };
  yield { kind: 'table', header: [words.columns.status, words.columns.count], rows: countRows(assessment, words) };
  yield* urgencyBlocks(assessment, words);
  yield* authorityBlocks(assessment, words);
  yield* revocationBlocks(assessment, options, words);
  yield* findingBlocks(options.findings, options.language);
  // For a part it would mislead: steps renew whole nodes.
  if (options.filter === undefined && assessment.certificates.length > 0) {
    yield* planBlocks(assessment, options.language);
  }
  yield* scopeBlocks(assessment, options.language);
}

function facts(
  { at, certificates, inventory }: Assessment,
  { filter, toolVersion, evidenceSha256 }: ReportOptions,
  { facts: labels }: ReportWords,
): readonly Fact[] {
  return [
    { label: labels.asOf, value: instantText(at) },
    ...inventory.places.map(({ place }) => ({ label: labels.places, value: { name: visibleText(place) } })),
    ...(filter === undefined
      ? []
      : [
          { label: labels.filter, value: { name: visibleText(filter.text) } },
          { label: '', value: labels.matches(certificates.length, filter.total) },
        ]),
    { label: labels.tool, value: `NotAfter ${toolVersion}` },
    ...(evidenceSha256 === undefined ? [] : [{ label: labels.evidence, value: { name: evidenceSha256 } }]),
  ];
}

/** What was replaced is history, and counted apart. */
function countRows(assessment: Assessment, { status, replaced }: ReportWords): readonly (readonly string[])[] {
  const { byStatus, replaced: count } = alarmCounts(assessment);
  return [
    ...statuses.filter((each) => byStatus[each] > 0).map((each) => [status[each], String(byStatus[each])]),
    ...(count > 0 ? [[replaced, String(count)]] : []),
  ];
}
