import type { ToldFinding } from '../../findings/silence.ts';
import { findingText } from '../../words/findings/finding-words.ts';
import type { Language } from '../../words/language.ts';
import { reportWords } from '../../words/reports/report-words.ts';
import { visibleText } from '../../x509/visible-text.ts';
import type { Item, ReportBlock } from './report-block.ts';

/** What is wrong, worst first, with what to do; what was ignored says so. */
export function* findingBlocks(findings: readonly ToldFinding[], language: Language): Generator<ReportBlock> {
  const { sections, none } = reportWords(language);
  yield { kind: 'heading', level: 2, text: sections.findings };
  if (findings.length === 0) yield { kind: 'paragraph', text: none };
  else yield { kind: 'items', items: findings.map((told) => itemOf(told, language)) };
}

function itemOf({ finding, silence }: ToldFinding, language: Language): Item {
  const { severity, silenced } = reportWords(language);
  const { message, fix } = findingText(finding, language);
  const ignored = silence === undefined ? [] : [silenced(visibleText(silence.reason))];
  return { labels: [severity[finding.severity], finding.id, ...ignored], text: message, detail: fix };
}
