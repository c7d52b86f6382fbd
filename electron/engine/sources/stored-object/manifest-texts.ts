/** One object of a dump, still as text, and the line it begins at, from 1. */
export interface ManifestText {
  readonly text: string;
  readonly line: number;
  /** Of the list it stood in, `Secret` of a `SecretList`: the API does not repeat it with each item. */
  readonly listKind: string | undefined;
}

/**
 * Takes a dump apart into its objects without parsing it: YAML documents at `---`, in a List of kubectl the items of `items:`,
 * in JSON the elements of the outermost `items`. What cannot be told apart stays together, to be parsed as a whole.
 *
 * @param text  one character a byte
 */
export function* manifestTexts(text: string): Generator<ManifestText, void, void> {
  if (/^\s*\{/u.test(text.slice(0, 1024))) {
    yield* jsonItems(text);
    return;
  }
  let line = 1;
  for (const document of yamlDocumentTexts(text)) {
    yield* yamlItems(document, line);
    line += linesIn(document);
  }
}

/** With its `---` line in front, so that lines add up. */
function* yamlDocumentTexts(text: string): Generator<string, void, void> {
  let from = 0;
  for (let at = text.indexOf('\n---'); at >= 0; at = text.indexOf('\n---', at + 4)) {
    const after = text.charAt(at + 4);
    if (after !== '\n' && after !== '\r' && after !== ' ' && after !== '') continue;
    yield text.slice(from, at + 1);
    from = at + 1;
  }
  yield text.slice(from);
}

function* yamlItems(document: string, firstLine: number): Generator<ManifestText, void, void> {
  const items = /(?:^|\n)items:[ \t]*\r?\n( *)- /u.exec(document);
  if (items === null) {
    yield { text: document, line: firstLine, listKind: undefined };
    return;
  }
  const indent = items[1] ?? '';
  const dash = `\n${indent}- `;
  let at = items.index + items[0].length - dash.length;
  // kubectl writes the List's own kind behind the items; they are all that is of interest.
  const end = endOfItems(document, at + 1, indent.length);
  const listKind = listKindIn(document.slice(0, items.index + 1)) ?? listKindIn(document.slice(end));
  const lines = lineCounter(document);
  while (at >= 0 && at < end) {
    const next = document.indexOf(dash, at + 1);
    const to = next < 0 || next > end ? end : next + 1;
    yield {
      text: `${indent}  ${document.slice(at + dash.length, to)}`,
      line: firstLine + lines(at + 1),
      listKind,
    };
    at = next;
  }
}

function listKindIn(text: string): string | undefined {
  return /(?:^|\n)[ \t]*"?kind"?:[ \t]*["']?(\w+)List\b/u.exec(text)?.[1];
}

/** Where a line begins that stands further out than the items, and is none of them. */
function endOfItems(document: string, from: number, indent: number): number {
  const outer = indent === 0 ? /\n(?=[^\s#-])/gu : /\n(?=[^\s#])/gu;
  outer.lastIndex = from;
  const match = outer.exec(document);
  return match === null ? document.length : match.index + 1;
}

/** The number of line ends in front of an offset; offsets rise. */
function lineCounter(text: string): (offset: number) => number {
  let count = 0;
  let at = text.indexOf('\n');
  return (offset) => {
    while (at >= 0 && at < offset) {
      count++;
      at = text.indexOf('\n', at + 1);
    }
    return count;
  };
}

function linesIn(text: string): number {
  return lineCounter(text)(text.length);
}

const quote = 0x22;
const backslash = 0x5c;
const open = new Set([0x7b, 0x5b]);
const close = new Set([0x7d, 0x5d]);

/** Follows strings and brackets only. Without a top-level `items` it is one object. */
function* jsonItems(text: string): Generator<ManifestText, void, void> {
  const lines = lineCounter(text);
  const listKind = /^[^[]{0,1000}?"kind":\s*"(\w+)List"/u.exec(text)?.[1] ?? listKindIn(text.slice(-1000));
  let depth = 0;
  let key = '';
  let inItems = false;
  let itemFrom = -1;
  let hasItems = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const from = at;
      for (at++; at < text.length && text.charCodeAt(at) !== quote; at++) if (text.charCodeAt(at) === backslash) at++;
      if (depth === 1) key = text.slice(from + 1, at);
    } else if (open.has(code)) {
      if (depth === 1 && key === 'items' && code === 0x5b) {
        inItems = true;
        hasItems = true;
      }
      if (inItems && depth === 2) itemFrom = at;
      depth++;
    } else if (close.has(code)) {
      depth--;
      if (inItems && depth === 2 && itemFrom >= 0) {
        yield { text: text.slice(itemFrom, at + 1), line: lines(itemFrom) + 1, listKind };
        itemFrom = -1;
      }
      if (depth === 1) inItems = false;
    }
  }
  if (!hasItems || depth !== 0) yield { text, line: 1, listKind: undefined };
}
