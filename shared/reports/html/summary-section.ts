import { statuses, type Assessment } from '../../pki/assessment.ts';
import { alarmCounts, headlineOf } from '../../pki/summary.ts';
import { headlineSentences } from '../../words/headline-words.ts';
import type { Language } from '../../words/language.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import { reportWords as textWords } from '../../words/reports/report-words.ts';
import { timelineWords } from '../../words/timeline-words.ts';
import { markup, type Markup } from './markup.ts';
import { statusMark } from './status-mark.ts';

/** The sentence the window begins with, and how many there are of each status. */
export function summarySection(assessment: Assessment, language: Language): Markup {
  const words = reportWords[language];
  const headline = headlineOf(assessment);
  const { first, rest } = headlineSentences(headline, assessment, language);
  const { byStatus, replaced, overdue } = alarmCounts(assessment);
  const counts = statuses
    .filter((status) => byStatus[status] > 0)
    .map(
      (status) =>
        markup`<div class="count ${status}"><dt>${statusMark(status)} ${timelineWords[language].status[status]}</dt><dd>${grouped(byStatus[status], language)}</dd></div>\n`,
    );
  const more = (
    [
      [words.replaced, replaced],
      [words.overdue, overdue],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([word, count]) => markup`<div class="count"><dt>${word}</dt><dd>${grouped(count, language)}</dd></div>\n`);
  const status = 'first' in headline ? statusMark(headline.first.assessed.status) : undefined;
  const unread = new Set(assessment.inventory.problems.map(({ path }) => path)).size;
  // Beside good news it must not be overlooked that something was not seen.
  const unreadNote =
    unread > 0
      ? markup`<p class="unread"><a href="#scope">${textWords(language).summary.unread(unread)}</a></p>\n`
      : undefined;
  return markup`<p class="headline">${status} ${first}</p>\n${rest === '' ? undefined : markup`<p>${rest}</p>\n`}${unreadNote}<p>${words.certificates(assessment.certificates.length)}</p>\n<dl class="counts">\n${counts}${more}</dl>\n`;
}

function grouped(count: number, language: Language): string {
  return count.toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB');
}
