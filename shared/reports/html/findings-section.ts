import { severities, type Finding, type FindingPlace, type Severity } from '../../findings/finding.ts';
import type { Silence, ToldFinding } from '../../findings/silence.ts';
import type { RuleId } from '../../findings/registry.ts';
import { groupBy } from '../../pki/group-by.ts';
import { findingText, ruleWords } from '../../words/findings/finding-words.ts';
import type { Language } from '../../words/language.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import { markup, nothing, raw, type Markup } from './markup.ts';
import { leftOut } from './table.ts';

/** Of one rule; what is critical is told in full. */
const maxFindings = 100;
const maxPlaces = 4;
const signs: Readonly<Record<Severity, string>> = { critical: '▲', warning: '◆', notice: '●' };

/** By rule, worst first; what was silenced is counted at the end. */
export function* findingsSection(told: readonly ToldFinding[], language: Language): Generator<Markup> {
  const words = reportWords[language];
  const open = told.flatMap(({ finding, silence }) => (silence === undefined ? [finding] : []));
  yield markup`<p>${open.length === 0 ? words.noFindings : countText(open, language)}</p>\n`;
  for (const severity of severities) {
    const byRule = groupBy(
      open.filter((finding) => finding.severity === severity),
      ({ id }) => id,
    );
    for (const [id, findings] of byRule) yield* ruleMarkup(id, severity, findings, language);
  }
  yield silencedMarkup(told, language);
}

function countText(findings: readonly Finding[], language: Language): string {
  const words = reportWords[language];
  return severities
    .map((severity) => [severity, findings.filter((each) => each.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => words.findingCount(severity, count))
    .join(language === 'ja' ? '、' : ', ');
}

function* ruleMarkup(
  id: RuleId,
  severity: Severity,
  findings: readonly Finding[],
  language: Language,
): Generator<Markup> {
  const words = reportWords[language];
  const { title, why } = ruleWords(id, language);
  const shown = severity === 'critical' ? findings : findings.slice(0, maxFindings);
  yield markup`<article class="finding severity-${severity}"><h3><span class="severity">${signs[severity]} ${words.severity[severity]}</span> ${title} <span class="rule">${id}</span></h3>\n<p class="note">${words.why}: ${why}</p>\n<ul>\n`;
  for (const finding of shown) yield findingMarkup(finding, language);
  yield markup`</ul>\n${leftOut(findings.length > shown.length ? words.findingsLeftOut(findings.length - shown.length) : undefined)}</article>\n`;
}

function findingMarkup(finding: Finding, language: Language): Markup {
  const words = reportWords[language];
  const { message, fix } = findingText(finding, language);
  const paths = [...new Set(finding.places.map(placeText))];
  const more = paths.length - maxPlaces;
  const where = paths.slice(0, maxPlaces).map((path) => markup`<div class="path">${path}</div>`);
  return markup`<li data-finding="${finding.id}">${message}${where}${more > 0 ? markup`<div class="note">${words.more(more)}</div>` : nothing}<div class="fix"><b>${words.fix}:</b> ${fix}</div></li>\n`;
}

function placeText({ path, field }: FindingPlace): string {
  return field === undefined ? path : `${path} ${field}`;
}

function silencedMarkup(told: readonly ToldFinding[], language: Language): Markup {
  const words = reportWords[language];
  const counts = new Map<Silence, number>();
  for (const { silence } of told) if (silence !== undefined) counts.set(silence, (counts.get(silence) ?? 0) + 1);
  if (counts.size === 0) return raw('');
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const lines = [...counts].map(
    ([{ id, reason }, count]) => markup`<li>${words.silencedRule(id, count, reason)}</li>\n`,
  );
  return markup`<p>${words.silenced(total)}</p>\n<ul>\n${lines}</ul>\n`;
}
