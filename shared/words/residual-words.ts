import type { Duration, Residual } from '../pki/residual.ts';
import type { Language } from './language.ts';
import { filledMessage, messageFor } from './message.ts';
import { residualEn } from './residual-en.ts';
import { residualJa } from './residual-ja.ts';

const messages = { en: residualEn, ja: residualJa } as const;

/** `1 d 23 h` / `1日23時間` */
export function durationWords({ key, values }: Duration, language: Language): string {
  const count = 'count' in values ? values.count : undefined;
  return filledMessage(messageFor(messages[language], key, count), values);
}

/** `12 days left`, `expired 3 days ago`, `valid in 2 h`, `no expiry date (9999)`. */
export function residualWords(residual: Residual, language: Language): string {
  const message = messages[language][residual.kind];
  return 'duration' in residual
    ? filledMessage(message, { duration: durationWords(residual.duration, language) })
    : message;
}
