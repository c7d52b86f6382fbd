import { escapeXml } from '../../timeline/svg-of-shapes.ts';
import { visibleText } from '../../x509/visible-text.ts';

/** HTML that is safe as it stands: made by {@link markup} alone, or by a builder of our own that escapes by itself. */
export interface Markup {
  readonly html: string;
}

type Part = string | number | Markup | readonly Markup[] | undefined;

/**
 * HTML with its values in place. Text is hostile: it is escaped, and what would not be seen in it is written out. What is
 * markup already goes in as it is, a list of it one after the other, `undefined` as nothing.
 */
export function markup(fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { html: fixed.map((text, index) => text + htmlOf(parts[index])).join('') };
}

/** Markup of another builder that escapes what it is given. */
export function raw(html: string): Markup {
  return { html };
}

function htmlOf(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeXml(visibleText(part));
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(({ html }) => html).join('');
}

export const nothing: Markup = { html: '' };

/** Work in steps as nothing after nothing, so that whoever takes the pieces is not held up by it. */
export function* meanwhile<Value>(steps: Generator<undefined, Value>): Generator<Markup, Value> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield nothing;
  }
}
