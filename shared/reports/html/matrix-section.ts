import { nodeRoleMatrix, type MatrixCell, type MatrixRow } from '../../pki/node-role-matrix.ts';
import type { Assessment } from '../../pki/assessment.ts';
import { residualAt } from '../../pki/residual.ts';
import type { Language } from '../../words/language.ts';
import { residualWords } from '../../words/residual-words.ts';
import { roleName } from '../../words/role-words.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import { isCa } from '../../x509/certificate.ts';
import { markup, nothing, type Markup } from './markup.ts';
import { statusBadge } from './status-mark.ts';
import { leftOut, table } from './table.ts';

/** As many columns as fit on paper beside the roles. */
const nodesATable = 4;
const maxNodes = 40;

/** Roles down, nodes across; nothing where there is but one node, which has nothing to be compared with. */
export function* matrixSection(assessment: Assessment, language: Language): Generator<Markup> {
  const words = reportWords[language];
  const { roles, rows } = nodeRoleMatrix(assessment);
  if (rows.length < 2) {
    yield markup`<p>${words.noneOfThese}</p>\n`;
    return;
  }
  yield markup`<p>${words.matrixNote}</p>\n`;
  const shown = rows.length <= maxNodes ? rows : rows.filter(needsALook).slice(0, maxNodes);
  for (let from = 0; from < shown.length; from += nodesATable) {
    const nodes = shown.slice(from, from + nodesATable);
    const first = nodeText(nodes[0]);
    const last = nodeText(nodes.at(-1));
    yield* table({
      caption: words.matrixTable(first, last),
      kind: 'matrix',
      head: [words.role, ...nodes.map(nodeText)],
      rows: roles.map((role, column) => ({ role, cells: nodes.map(({ cells }) => cells[column]) })),
      row: ({ role, cells }) =>
        markup`<tr><th scope="row">${roleName(role, language)}</th>${cells.map((cell) => cellMarkup(cell, assessment, language))}</tr>\n`,
    });
  }
  const rest = rows.length - shown.length;
  yield leftOut(rest > 0 ? words.nodesLeftOut(rest) : undefined);
}

function needsALook({ cells }: MatrixRow): boolean {
  return cells.some(({ odd, shown }) => odd.length > 0 || (shown !== undefined && shown.status !== 'ok'));
}

function nodeText(row: MatrixRow | undefined): string {
  return row?.node ?? row?.place ?? '';
}

function cellMarkup(cell: MatrixCell | undefined, { at }: Assessment, language: Language): Markup {
  const words = reportWords[language];
  if (cell === undefined) return markup`<td></td>`;
  const { shown, others, odd } = cell;
  const isAuthority = shown !== undefined && isCa(shown.certificate);
  const notes = [
    ...(others.length > 0 ? [words.othersThere(others.length)] : []),
    ...odd.map((why) => (why === 'another-ca' && isAuthority ? words.oddAuthority : words.odd[why])),
  ];
  const told = notes.length === 0 ? nothing : markup`<div class="note">${notes.join(' · ')}</div>`;
  const what =
    shown === undefined
      ? markup`<span class="note">${words.noneThere}</span>`
      : markup`${statusBadge(shown.status, language)}<div>${residualWords(residualAt({ ...shown.certificate, notAfter: shown.effectiveNotAfter }, at), language)}</div>`;
  return odd.length > 0 ? markup`<td class="odd">${what}${told}</td>` : markup`<td>${what}${told}</td>`;
}
