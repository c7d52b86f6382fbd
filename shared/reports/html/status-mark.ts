import type { Status } from '../../pki/assessment.ts';
import type { Shape } from '../../timeline/shape.ts';
import { statusGlyph } from '../../timeline/status-mark.ts';
import { svgOfShapes } from '../../timeline/svg-of-shapes.ts';
import type { Language } from '../../words/language.ts';
import { timelineWords } from '../../words/timeline-words.ts';
import { markup, raw, type Markup } from './markup.ts';

const colour = 'currentColor';

/** The timeline's marks, and one for what has none there: beside a word every status has its own shape. */
function shapesOf(status: Status): readonly Shape[] {
  switch (status) {
    case 'ok':
      return [{ kind: 'path', points: [2, 6.5, 5, 9.5, 10, 2.5], stroke: colour, lineWidth: 1.8 }];
    case 'not-yet-valid':
      return [{ kind: 'path', points: [2.5, 2, 9.5, 6, 2.5, 10], isClosed: true, stroke: colour, lineWidth: 1.5 }];
    case 'unknown':
      return [
        { kind: 'path', points: [3, 4, 4.5, 2, 7.5, 2, 9, 4, 6, 6.5, 6, 8], stroke: colour, lineWidth: 1.5 },
        { kind: 'rect', x: 5.2, y: 9.2, width: 1.6, height: 1.6, fill: colour },
      ];
    default:
      return statusGlyph(status, 6, 6, colour);
  }
}

/** The mark alone: a word has to stand beside it. */
export function statusMark(status: Status): Markup {
  const shapes = svgOfShapes(shapesOf(status));
  return markup`<svg class="mark ${status}" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">${raw(shapes)}</svg>`;
}

/** Mark and word. */
export function statusBadge(status: Status, language: Language): Markup {
  return markup`<span class="badge ${status}">${statusMark(status)} ${timelineWords[language].status[status]}</span>`;
}
