import { hierarchyLines, type HierarchyLine } from '../../hierarchy/hierarchy-lines.ts';
import type { Assessment } from '../../pki/assessment.ts';
import type { Language } from '../../words/language.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import { timelineWords } from '../../words/timeline-words.ts';
import { noExpiry } from '../../x509/no-expiry.ts';
import { endText } from './certificate-table.ts';
import { markup, nothing, raw, type Markup } from './markup.ts';
import { statusMark } from './status-mark.ts';
import { leftOut } from './table.ts';

const maxLines = 300;

/** The tree as nested lists; where it would be longer than a few pages, without what issues nothing. */
export function* hierarchySection(assessment: Assessment, language: Language): Generator<Markup> {
  const words = reportWords[language];
  const all = hierarchyLines(assessment, language);
  if (all.length === 0) {
    yield markup`<p>${words.noneOfThese}</p>\n`;
    return;
  }
  const isParent = (_line: HierarchyLine, index: number) => (all[index + 1]?.level ?? 0) > (all[index]?.level ?? 0);
  const lines = (all.length <= maxLines ? all : all.filter(isParent)).slice(0, maxLines);
  yield markup`<p>${words.hierarchyNote}</p>\n<ul class="tree">\n`;
  let level = 0;
  let html = '';
  for (const [index, line] of lines.entries()) {
    if (index > 0) html += line.level > level ? '\n<ul>\n' : '</li>\n' + '</ul></li>\n'.repeat(level - line.level);
    level = line.level;
    html += `<li>${lineMarkup(line, language).html}`;
  }
  yield raw(`${html}</li>\n${'</ul></li>\n'.repeat(level)}</ul>\n`);
  yield leftOut(lines.length < all.length ? words.linesLeftOut(all.length - lines.length) : undefined);
}

function lineMarkup({ name, notes, status, notAfter, pathNotAfter }: HierarchyLine, language: Language): Markup {
  const words = reportWords[language];
  const mark =
    status === undefined
      ? nothing
      : markup`${statusMark(status)} <span class="hidden">${timelineWords[language].status[status]}</span> `;
  const isEndless = notAfter !== undefined && notAfter >= noExpiry;
  const end = notAfter === undefined ? undefined : isEndless ? words.noExpiry : words.ends(endText(notAfter, language));
  const limit = pathNotAfter === undefined ? undefined : words.endsWithPath(endText(pathNotAfter, language));
  const told = [end, limit, ...notes].filter((note) => note !== undefined);
  return markup`<span class="name">${mark}${name}</span> <span class="note">${told.join(' · ')}</span>`;
}
