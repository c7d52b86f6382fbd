import type { Assessment, Threshold } from '../../pki/assessment.ts';
import type { IgnoredReason } from '../../pki/inventory.ts';
import { ignoredReasonsEn, ignoredReasonsJa } from '../../words/ignored-reasons.ts';
import { formatInstant } from '../../words/instant.ts';
import type { Language } from '../../words/language.ts';
import { problemAdviceJa } from '../../words/problem-advice-ja.ts';
import { problemTitlesEn } from '../../words/problem-titles-en.ts';
import { problemTitlesJa } from '../../words/problem-titles-ja.ts';
import { recognitionLines } from '../../words/recognition-words.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import { dayMs, hourMs } from '../../x509/milliseconds.ts';
import { clustersOfReport } from '../clusters-of-report.ts';
import type { ReportOptions } from '../report-format.ts';
import { markup, nothing, type Markup } from './markup.ts';
import { leftOut, table } from './table.ts';

const maxPlaces = 100;
const maxProblems = 1_000;
const maxRecognised = 50;
const reasons = { en: ignoredReasonsEn, ja: ignoredReasonsJa } as const;
const problemTitles = { en: problemTitlesEn, ja: problemTitlesJa } as const;

/** What the report rests on: where was looked, what could not be read, by what it was judged, and what it cannot tell. */
export function* scopeSection(assessment: Assessment, options: ReportOptions): Generator<Markup> {
  const { language } = options;
  const words = reportWords[language];
  const { problems, coverage } = assessment.inventory;
  yield markup`<p>${words.scopeNote}</p>\n${factList(assessment, options)}`;
  yield markup`<ul class="limits">\n${words.notChecked.map((sentence) => markup`<li>${sentence}</li>\n`)}${options.filter === undefined ? nothing : markup`<li>${words.wholeOnly}</li>\n`}</ul>\n`;

  const clusters = clustersOfReport(assessment, language);
  for (const { title, sentences } of clusters) yield markup`<h3>${title}</h3>\n${listOf(sentences)}`;

  yield markup`<h3>${words.unread}</h3>\n`;
  const unread = clusters.flatMap((each) => each.unread.map((text) => `${each.title}: ${text}`));
  if (problems.length + unread.length === 0) yield markup`<p>${words.unreadNone}</p>\n`;
  if (unread.length > 0) yield listOf(unread);
  const column = words.problemColumn;
  yield* table({
    caption: words.unread,
    kind: 'problems',
    head: [column.what, column.path, column.message],
    rows: problems.slice(0, maxProblems),
    row: ({ code, path, message }) =>
      markup`<tr><th scope="row">${problemTitles[language][code]}</th><td class="path">${path}</td><td>${language === 'ja' ? markup`${problemAdviceJa[code]}<br>` : nothing}<span lang="en">${message}</span></td></tr>\n`,
  });
  yield leftOut(problems.length > maxProblems ? words.more(problems.length - maxProblems) : undefined);

  yield markup`<h3>${words.ignored}</h3>\n`;
  if (coverage.ignored === 0) yield markup`<p>${words.ignoredNone}</p>\n`;
  const counts = new Map<IgnoredReason, number>();
  for (const { reason } of coverage.ignoredFiles) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  yield* table({
    caption: words.ignored,
    kind: 'ignored',
    head: [words.ignoredColumn.reason, words.ignoredColumn.count],
    rows: [...counts],
    row: ([reason, count]) =>
      markup`<tr><th scope="row">${reasons[language][reason]}</th><td class="number">${count}</td></tr>\n`,
  });
}

function listOf(sentences: readonly string[]): Markup {
  return markup`<ul>\n${sentences.map((sentence) => markup`<li>${sentence}</li>\n`)}</ul>\n`;
}

function factList(assessment: Assessment, { language, filter, toolVersion, evidenceSha256 }: ReportOptions): Markup {
  const words = reportWords[language];
  const { inventory, at, thresholds, recognitions, certificates } = assessment;
  const { places, coverage, problems } = inventory;
  const lines = (texts: readonly string[]) => texts.map((text) => markup`<div>${text}</div>`);
  const shownPlaces = places.slice(0, maxPlaces).map(({ place, kind }) => `${place} (${words.placeKind[kind]})`);
  const more = places.length - shownPlaces.length;
  const { files, read, ignored } = coverage;
  const facts: (readonly [string, readonly Markup[] | undefined])[] = [
    [words.fact.at, lines([formatInstant(at, language, 'utc')])],
    [words.fact.filter, filter && lines([words.narrowed(certificates.length, filter.total, filter.text)])],
    [words.fact.places, lines([...shownPlaces, ...(more > 0 ? [words.more(more)] : [])])],
    [
      words.fact.recognised,
      recognitions.length === 0 ? undefined : lines(recognitionLines(recognitions, language, maxRecognised)),
    ],
    [words.fact.files, lines([words.files(files, read, ignored, new Set(problems.map(({ path }) => path)).size)])],
    [
      words.fact.thresholds,
      lines((['endEntity', 'ca'] as const).map((of) => thresholdText(of, thresholds[of], language))),
    ],
    [words.fact.tool, lines([`NotAfter ${toolVersion}`])],
    [
      words.fact.evidence,
      evidenceSha256 && [
        markup`<code class="path">${evidenceSha256}</code>`,
        markup`<div class="note">${words.evidenceNote}</div>`,
      ],
    ],
  ];
  const told = facts.flatMap(([label, value]) =>
    value === undefined ? [] : [markup`<div><dt>${label}</dt><dd>${value}</dd></div>\n`],
  );
  return markup`<dl class="facts">\n${told}</dl>\n`;
}

function thresholdText(of: 'endEntity' | 'ca', threshold: Threshold, language: Language): string {
  const words = reportWords[language];
  const span = (ms: number) =>
    ms % dayMs === 0 ? words.days(ms / dayMs) : words.hours(Math.round((ms / hourMs) * 100) / 100);
  const share = (of1: number) => `${Math.round(of1 * 1_000) / 10} %`;
  const { warnMs, warnShare, criticalMs, criticalShare } = threshold;
  return words.threshold(of, span(warnMs), share(warnShare), span(criticalMs), share(criticalShare));
}
