import { hatchPeriodPx } from './display-list.ts';
import type { Shape } from './shape.ts';

/** Shapes as SVG elements. Stripes become patterns, which {@link hatchPatterns} defines; text stays text. */
export function svgOfShapes(shapes: readonly Shape[]): string {
  return shapes.map(element).join('\n');
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = shape;
      return `<rect${attributes({ x, y, width, height, rx: radius, ...look(shape) })}/>`;
    }
    case 'path': {
      const steps = shape.points.map((value, index) => {
        if (index % 2 === 1) return shorten(value);
        return `${index === 0 ? 'M' : 'L'}${shorten(value)}`;
      });
      return `<path${attributes({ d: steps.join(' ') + (shape.isClosed === true ? ' Z' : ''), ...look(shape) })}/>`;
    }
    case 'hatch': {
      const { x, y, width, height, colour } = shape;
      return `<rect${attributes({ x, y, width, height, fill: `url(#${patternId(colour)})` })}/>`;
    }
    case 'text': {
      const { x, y, text, fill, align, isStrong, sizePx } = shape;
      const anchor = { left: undefined, center: 'middle', right: 'end' }[align];
      const weight = isStrong === true ? 600 : undefined;
      const named = { x, y, fill, 'text-anchor': anchor, 'font-weight': weight, 'font-size': sizePx };
      return `<text${attributes(named)}>${escapeXml(text)}</text>`;
    }
  }
}

/** One pattern a colour, where its stripes begin being the same for the whole figure. */
export function hatchPatterns(shapes: readonly Shape[]): string {
  const phases = new Map<string, number>();
  for (const shape of shapes) if (shape.kind === 'hatch') phases.set(shape.colour, shape.phasePx);
  const side = hatchPeriodPx / Math.SQRT2;
  return [...phases]
    .map(([colour, phasePx]) => {
      const named = { id: patternId(colour), patternUnits: 'userSpaceOnUse', width: side, height: side };
      const turned = `translate(${shorten(phasePx)} 0) rotate(45)`;
      const stripe = `<rect${attributes({ width: 1.5, height: side, fill: colour })}/>`;
      return `<pattern${attributes({ ...named, patternTransform: turned })}>${stripe}</pattern>`;
    })
    .join('\n');
}

function patternId(colour: string): string {
  return `timeline-stripes-${colour.replace(/\W/gu, '')}`;
}

function look(shape: Extract<Shape, { kind: 'rect' | 'path' }>) {
  const { fill, stroke, lineWidth, dash } = shape;
  return {
    fill: fill ?? 'none',
    stroke,
    'stroke-width': stroke === undefined ? undefined : lineWidth,
    'stroke-dasharray': dash === undefined || dash.length === 0 ? undefined : dash.join(' '),
  };
}

function attributes(named: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(named)
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [` ${name}="${typeof value === 'number' ? shorten(value) : escapeXml(value)}"`];
    })
    .join('');
}

/** Hundredths of a px: the same on every machine, and short. */
function shorten(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** XML 1.0 has no way to write most control characters and halves of pairs; what is shown was made visible before. */
const unwritable = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;

export function escapeXml(text: string): string {
  return text
    .replace(unwritable, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
