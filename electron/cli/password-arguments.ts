import { readFileSync } from 'node:fs';
import { visibleText } from '../../shared/x509/visible-text.ts';
import type { Passwords } from '../engine/sources/container/passwords.ts';
import { UsageError } from './argument-values.ts';
import type { AskOnTerminal } from './terminal-prompt.ts';

/** A password on the command line would stand in the list of processes: it comes from a file, the environment, or a person. */
export const passwordOptions = { 'password-file': { type: 'string', multiple: true } } as const;

export interface PasswordValues {
  readonly 'password-file'?: readonly string[] | undefined;
}

/** Files of passwords, one a line, its blanks belonging to it; `undefined` where none was named. */
export function readPasswordFiles({ 'password-file': files }: PasswordValues): readonly string[] | undefined {
  return files?.flatMap((file) => {
    const passwords = textOf(file)
      .split(/\r?\n/u)
      .filter((line) => line !== '');
    if (passwords.length === 0) throw new UsageError(`--password-file ${JSON.stringify(file)} holds no password.`);
    return passwords;
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`--password-file ${JSON.stringify(file)} cannot be read.`);
  }
}

/**
 * @param given          of {@link readPasswordFiles}
 * @param environment    `NOTAFTER_PASSWORD`
 * @param askOnTerminal  `undefined` where nobody is there to answer
 */
export function passwordsOfCli(
  given: readonly string[],
  environment: string | undefined,
  askOnTerminal: AskOnTerminal | undefined,
): Passwords {
  const known = environment === undefined || environment === '' ? [...given] : [...given, environment];
  if (askOnTerminal === undefined) return { known };
  return {
    known,
    ask: async ({ path, field, isRetry, left }, signal) => {
      const what = `${field === undefined ? '' : `${visibleText(field)} in `}${visibleText(path)}`;
      const more = left > 1 ? `, ${left - 1} more to come` : '';
      const prompt = `${isRetry ? 'That was wrong. ' : ''}Password of ${what}${more} (nothing: leave it shut): `;
      const password = await askOnTerminal(prompt, false, signal ?? new AbortController().signal);
      if (password === undefined) return 'skip-all';
      return password === '' ? 'skip' : { password };
    },
  };
}
