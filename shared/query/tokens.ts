import { fieldNamed } from './fields.ts';
import type { TextSpan } from './query.ts';

/** One term as it stands in the text: `-role:a,"b c"`, or a word. */
export interface Token {
  readonly span: TextSpan;
  readonly isNegated: boolean;
  /** What stands before the colon; `undefined` for a word. */
  readonly field: TokenPart | undefined;
  /** The word, or the values between the commas. */
  readonly values: readonly TokenPart[];
  /** Where a quote begins that does not end. */
  readonly openQuote: number | undefined;
}

/** @property text  without its quotes */
export interface TokenPart {
  readonly text: string;
  readonly span: TextSpan;
}

const space = /\s/u;
/** Also with the colon that a Japanese keyboard types. */
const fieldStart = /([A-Za-z][A-Za-z-]*)[:\uff1a]/uy;
const hexGroups = /[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){2,}(?=\s|$)/uy;

/**
 * Terms are parted by spaces. Quotes hold spaces, commas and colons together, two quotes inside them are one; a
 * backslash is a backslash, since paths have them.
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (space.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.span.to;
  }
  return tokens;
}

function tokenAt(text: string, from: number): Token {
  const isNegated = text[from] === '-' && from + 1 < text.length && !space.test(text.charAt(from + 1));
  const start = isNegated ? from + 1 : from;
  const field = fieldAt(text, start);
  const values: TokenPart[] = [];
  let openQuote: number | undefined;
  let at = field === undefined ? start : field.span.to + 1;
  for (;;) {
    const part = partAt(text, at, field !== undefined);
    openQuote ??= part.openQuote;
    values.push({ text: part.text, span: { from: at, to: part.to } });
    at = part.to;
    if (field === undefined || text[at] !== ',') break;
    at += 1;
  }
  return { span: { from, to: at }, isNegated, field, values, openQuote };
}

function fieldAt(text: string, from: number): TokenPart | undefined {
  fieldStart.lastIndex = from;
  const name = fieldStart.exec(text)?.[1];
  if (name === undefined) return undefined;
  hexGroups.lastIndex = from;
  if (hexGroups.test(text)) return undefined;
  if (fieldNamed(name) === undefined && isText(name, text.slice(from + name.length + 1, from + name.length + 3))) {
    return undefined;
  }
  return { text: name, span: { from, to: from + name.length } };
}

/** `system:node:cp-1`, `https://…`, `fd00::1`, `C:\pki`: what certificates say, not fields. */
function isText(name: string, next: string): boolean {
  const isHex = name.length <= 4 && /^[0-9a-f]+$/iu.test(name);
  return name.length === 1 || isHex || next === '//' || ['system', 'kubeadm', 'urn'].includes(name.toLowerCase());
}

function partAt(
  text: string,
  from: number,
  endsAtComma: boolean,
): { readonly text: string; readonly to: number; readonly openQuote: number | undefined } {
  let plain = '';
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    if (space.test(char) || (endsAtComma && char === ',')) break;
    if (char !== '"') {
      plain += char;
      at += 1;
      continue;
    }
    const quote = at;
    at += 1;
    for (;;) {
      const end = text.indexOf('"', at);
      if (end < 0) return { text: plain + text.slice(at), to: text.length, openQuote: quote };
      plain += text.slice(at, end);
      at = end + 1;
      if (text[at] !== '"') break;
      plain += '"';
      at += 1;
    }
  }
  return { text: plain, to: at, openQuote: undefined };
}
