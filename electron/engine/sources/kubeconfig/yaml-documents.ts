import { parseAllDocuments, visit } from 'yaml';
import { ownText } from '../../x509/own-text.ts';
import { maxYamlChars, maxYamlMarks } from '../limits.ts';

export type YamlDocuments =
  | { readonly documents: readonly unknown[] }
  | { readonly fault: 'too-large' }
  /** @property line  from 1; `undefined` where it is not one line that is wrong */
  | { readonly fault: 'bad-yaml'; readonly line: number | undefined };

/**
 * Aliases of one anchor, times what the anchor itself refers to. The values share their memory, so even a file full of
 * aliases costs little; what this stops is a chain of them that doubles with each link.
 */
const maxAliasCount = 10_000;

/**
 * YAML or JSON as plain values. What the library says of an error is not passed on: it quotes the text, and the text
 * holds tokens and keys.
 */
export function yamlDocuments(text: string): YamlDocuments {
  if (text.length > maxYamlChars) return { fault: 'too-large' };
  const json = jsonDocument(text);
  if (json !== undefined) return { documents: [json] };
  if (hasTooManyMarks(text)) return { fault: 'too-large' };
  try {
    // Merge keys (`<<`) because client-go's parser knows them; no check for equal keys, which takes the square of them.
    const parsed = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent', merge: true });
    const documents: unknown[] = [];
    for (const document of parsed) {
      const [error] = document.errors;
      if (error !== undefined) return { fault: 'bad-yaml', line: lineAt(text, error.pos[0]) };
      // The names in it are kept; the text, with its tokens and keys, must not stay with them.
      visit(document, {
        Scalar: (_key, scalar) => {
          if (typeof scalar.value === 'string') scalar.value = ownText(scalar.value);
        },
      });
      documents.push(document.toJS({ maxAliasCount }));
    }
    return { documents };
  } catch {
    // An alias without an anchor, too many aliases, or a nesting deeper than the stack.
    return { fault: 'bad-yaml', line: undefined };
  }
}

function jsonDocument(text: string): unknown {
  if (!/^\s*\{/u.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const marks: ReadonlySet<string> = new Set(['\n', ',', '[', '{']);

function hasTooManyMarks(text: string): boolean {
  if (text.length <= maxYamlMarks) return false;
  let count = 0;
  for (let at = 0; at < text.length; at++) if (marks.has(text.charAt(at)) && ++count > maxYamlMarks) return true;
  return false;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
