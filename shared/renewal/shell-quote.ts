// Everything a plan tells a person to type is put together here. The rules:
// - a value from a certificate, a file or a kubeconfig stands inside single quotes, whatever it says;
// - a value with a character that draws nothing or turns text around (line feeds, controls, bidi) is refused: a
//   placeholder stands in its place and the value is named beside it, since such a command could not be read;
// - a value that would be taken for an option (`-rf`) is refused where a word begins with it.

import { visibleText } from '../x509/visible-text.ts';

/** A piece of POSIX shell whose values were quoted by {@link sh}. */
export interface ShellScript {
  /** One or more lines, without a line feed at its end. */
  readonly text: string;
  /** Values that could not be put in, made visible; {@link placeholder} stands where they would be. */
  readonly refused: readonly string[];
}

/** Stands for a value that was refused; as a path or name it exists nowhere. */
export const placeholder = 'REPLACE-ME';

/** Needs no quotes in any shell. A tilde, a brace or an equals sign at the start would mean something. */
const plainWord = /^[A-Za-z0-9_/.:@%+,-][A-Za-z0-9_/.:@%+,=-]*$/u;

type Part = string | number | ShellScript | readonly string[];

/**
 * A script of fixed text and quoted values: each string becomes one word (or the rest of one, as in
 * `--cert-dir=${dir}`), an array as many words as it has strings, and a script stands as it is.
 */
export function sh(fixed: TemplateStringsArray, ...parts: readonly Part[]): ShellScript {
  const refused: string[] = [];
  let text = fixed[0] ?? '';
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'object' && 'text' in part) {
      text += part.text;
      refused.push(...part.refused);
    } else {
      const startsWord = text === '' || /[\s(]$/u.test(text);
      const values = typeof part === 'object' ? part : [String(part)];
      text += values.map((value) => quoted(value, startsWord, refused)).join(' ');
    }
    text += fixed[index + 1] ?? '';
  }
  return { text, refused };
}

/** A word of ours, which may be an option. */
export function fixedWord(word: string): ShellScript {
  return { text: quoted(word, false, []), refused: [] };
}

/** Scripts one after the other, each on lines of its own. */
export function lines(...scripts: readonly ShellScript[]): ShellScript {
  return {
    text: scripts.map(({ text }) => text).join('\n'),
    refused: scripts.flatMap(({ refused }) => refused),
  };
}

/** A remark on a line of its own; whatever the text says, it stays one. */
export function remark(text: string): ShellScript {
  return { text: remarkLine(text), refused: [] };
}

export function remarkLine(text: string): string {
  return `# ${visibleText(text)}`.trimEnd();
}

function quoted(value: string, startsWord: boolean, refused: string[]): string {
  if (visibleText(value) !== value || (startsWord && value.startsWith('-'))) {
    refused.push(visibleText(value));
    return placeholder;
  }
  if (plainWord.test(value)) return value;
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
