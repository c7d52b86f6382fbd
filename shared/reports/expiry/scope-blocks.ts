import type { Assessment, Threshold } from '../../pki/assessment.ts';
import { groupBy } from '../../pki/group-by.ts';
import type { Language } from '../../words/language.ts';
import { recognitionLines } from '../../words/recognition-words.ts';
import { reportWords, type ReportWords } from '../../words/reports/report-words.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { visibleText } from '../../x509/visible-text.ts';
import { clustersOfReport } from '../clusters-of-report.ts';
import type { Item, ReportBlock } from './report-block.ts';

/** What the report covers and what it cannot say: places, files, whose they are, thresholds, what could not be read. */
export function* scopeBlocks(assessment: Assessment, language: Language): Generator<ReportBlock> {
  const { inventory, recognitions, thresholds } = assessment;
  const words = reportWords(language);
  const { coverage, problems, places } = inventory;
  yield { kind: 'heading', level: 2, text: words.sections.scope };
  yield {
    kind: 'table',
    header: [words.columns.place, words.columns.kind],
    rows: places.map(({ place, kind }) => [{ name: visibleText(place) }, words.placeKind[kind]]),
  };
  yield { kind: 'paragraph', text: words.coverage(coverage.files, coverage.read, coverage.ignored) };
  yield {
    kind: 'facts',
    facts: (['endEntity', 'ca'] as const).map((which) => ({
      label: words.facts.thresholds,
      value: thresholdText(which, thresholds[which], words),
    })),
  };
  if (recognitions.length > 0) {
    yield { kind: 'heading', level: 3, text: words.sections.recognised };
    yield {
      kind: 'items',
      items: recognitionLines(recognitions, language, recognitions.length).map(itemOf),
    };
  }
  if (coverage.ignoredFiles.length > 0) {
    yield { kind: 'heading', level: 3, text: words.sections.ignored };
    yield {
      kind: 'table',
      header: [words.columns.reason, words.columns.files],
      rows: [...groupBy(coverage.ignoredFiles, ({ reason }) => reason)].map(([reason, files]) => [
        words.ignoredReason[reason],
        String(files.length),
      ]),
    };
  }
  const clusters = clustersOfReport(assessment, language);
  for (const { title, sentences } of clusters) {
    yield { kind: 'heading', level: 3, text: title };
    yield { kind: 'items', items: sentences.map(itemOf) };
  }
  yield { kind: 'heading', level: 3, text: words.sections.unread };
  const unread = clusters.flatMap((each) => each.unread.map((text) => `${each.title}: ${text}`));
  if (unread.length > 0) yield { kind: 'items', items: unread.map(itemOf) };
  if (problems.length === 0) {
    if (unread.length > 0) return;
    yield { kind: 'paragraph', text: words.noProblems };
    return;
  }
  if (words.problemNote !== '') yield { kind: 'paragraph', text: words.problemNote };
  yield {
    kind: 'items',
    items: problems.map(({ code, message }) => ({ labels: [code], text: visibleText(message), detail: undefined })),
  };
}

function thresholdText(which: 'endEntity' | 'ca', threshold: Threshold, { facts, limit }: ReportWords): string {
  const limitText = (ms: number, share: number): string =>
    limit(Math.round((ms / dayMs) * 100) / 100, Math.round(share * 100));
  return facts.threshold[which](
    limitText(threshold.warnMs, threshold.warnShare),
    limitText(threshold.criticalMs, threshold.criticalShare),
  );
}

function itemOf(text: string): Item {
  return { labels: [], text, detail: undefined };
}
