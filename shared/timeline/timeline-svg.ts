import type { Assessment } from '../pki/assessment.ts';
import { escapeXml, hatchPatterns, svgOfShapes } from './svg-of-shapes.ts';
import { timelineFigure, type FigureOptions } from './timeline-figure.ts';

const fontFamily =
  "system-ui, 'Segoe UI', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans CJK JP', 'Noto Sans JP', sans-serif";

/**
 * The timeline of an assessment as an SVG document of its own: real text, a title and a description, legend, instant,
 * zone and thresholds. The same input gives the same bytes. Certificate text is escaped; there is no script, no style
 * sheet and no reference to anything outside in it.
 */
export function timelineSvg(assessment: Assessment, options: FigureOptions): string {
  const { widthPx, heightPx, language, title, description, parts } = timelineFigure(assessment, options);
  const clips = parts.map(
    ({ width, height }, index) =>
      `<clipPath id="timeline-part-${index}"><rect width="${width}" height="${height}"/></clipPath>`,
  );
  const groups = parts.map(({ x, y, shapes }, index) => {
    return `<g transform="translate(${x} ${y})" clip-path="url(#timeline-part-${index})">\n${svgOfShapes(shapes)}\n</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-labelledby="timeline-title timeline-desc" xml:lang="${language}" font-family="${escapeXml(fontFamily)}" font-size="11" dominant-baseline="central">`,
    `<title id="timeline-title">${escapeXml(title)}</title>`,
    `<desc id="timeline-desc">${escapeXml(description)}</desc>`,
    `<defs>${clips.join('')}${hatchPatterns(parts.flatMap(({ shapes }) => shapes))}</defs>`,
    ...groups,
    '</svg>',
    '',
  ].join('\n');
}
