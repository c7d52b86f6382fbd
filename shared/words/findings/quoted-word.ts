import { sh } from '../../renewal/shell-quote.ts';

/** A name in a command that a sentence tells to type: one word in every shell, whatever it says. */
export function quotedWord(word: string): string {
  return sh`${word}`.text;
}
