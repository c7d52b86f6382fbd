import { hierarchyInSteps, type HierarchyNode } from '../../hierarchy/hierarchy-model.ts';
import { nodeKey, nodeName } from '../../hierarchy/node-text.ts';
import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { wholeMonths } from '../../pki/residual.ts';
import type { Language } from '../../words/language.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import { noExpiry } from '../../x509/no-expiry.ts';
import { endText } from './certificate-table.ts';
import { markup, meanwhile, nothing, type Markup } from './markup.ts';
import { statusBadge } from './status-mark.ts';
import { leftOut, table } from './table.ts';

interface Authority {
  readonly node: HierarchyNode;
  readonly latest: AssessedCertificate;
}

/** A longer bar would only say "long": ten years is what kubeadm gives a CA. */
const maxBarMonths = 120;
const barWidthPx = 120;
const maxRows = 200;

/** How many months each CA still lasts, the first to end on top. */
export function* horizonSection(assessment: Assessment, language: Language): Generator<Markup> {
  const words = reportWords[language];
  const { nodes } = yield* meanwhile(hierarchyInSteps(assessment));
  const authorities = [...nodes.values()]
    .flatMap((node): Authority[] => {
      const latest = node.kind === 'ca' ? node.certificates[0] : undefined;
      return latest === undefined ? [] : [{ node, latest }];
    })
    .toSorted((a, b) => endOf(a) - endOf(b));
  if (authorities.length === 0) {
    yield markup`<p>${words.noAuthorities}</p>\n`;
    return;
  }
  const column = words.horizonColumn;
  yield markup`<p>${words.horizonNote}</p>\n`;
  yield* table({
    caption: words.section.horizon,
    kind: 'horizon',
    head: [words.column.status, column.ca, column.ends, column.months, column.below],
    rows: authorities.slice(0, maxRows),
    row: (authority) => row(authority, assessment, language),
  });
  const rest = authorities.length - maxRows;
  yield leftOut(rest > 0 ? words.more(rest) : undefined);
}

function endOf({ latest }: Authority): number {
  return latest.effectiveNotAfter ?? 0;
}

function row({ node, latest }: Authority, { at }: Assessment, language: Language): Markup {
  const { effectiveNotAfter: end, status } = latest;
  const key = node.isTwin ? nodeKey(node) : undefined;
  const name = key === undefined ? nodeName(node) : `${nodeName(node)} (${key})`;
  return markup`<tr><td>${statusBadge(status, language)}</td><th scope="row">${name}</th><td class="when">${endText(end, language)}</td><td>${monthsCell(end, at, status, language)}</td><td class="number">${node.certificatesBelow}</td></tr>\n`;
}

function monthsCell(end: number | undefined, at: number, status: string, language: Language): Markup {
  const words = reportWords[language];
  if (end === undefined) return markup`${words.noDate}`;
  if (end >= noExpiry) return markup`${words.noExpiry}`;
  if (end < at) return markup`${words.monthsAgo(wholeMonths(end, at))}`;
  const months = wholeMonths(at, end);
  const width = Math.max(2, Math.round((Math.min(months, maxBarMonths) / maxBarMonths) * barWidthPx));
  const bar = markup`<svg class="bar ${status}" width="${barWidthPx}" height="10" viewBox="0 0 ${barWidthPx} 10" aria-hidden="true"><rect class="track" width="${barWidthPx}" height="10"/><rect width="${width}" height="10"/></svg>`;
  return markup`<span class="months">${words.months(months)}</span>${months >= 0 ? bar : nothing}`;
}
