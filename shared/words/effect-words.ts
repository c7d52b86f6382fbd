import type { EndingEffect } from '../findings/effect-of.ts';
import type { Language } from './language.ts';
import { whatStops } from './role-words.ts';

/** `Then kubectl and every controller stop.`; what has ended already is told as `now`. */
export function stopsSentence(effect: EndingEffect, language: Language, tense: 'now' | 'then'): string {
  const what = whatStops(effect.role, language, effect.distribution);
  if (language === 'ja') return tense === 'now' ? `このため、${what}。` : `期限を過ぎると、${what}。`;
  return tense === 'now' ? `This means ${what}.` : `Then ${what}.`;
}

/** The same to follow a sentence of findings; empty where nothing is known to stop. No space parts Japanese sentences. */
export function andStops(effect: EndingEffect | undefined, language: Language, tense: 'now' | 'then'): string {
  if (effect === undefined) return '';
  return `${language === 'ja' ? '' : ' '}${stopsSentence(effect, language, tense)}`;
}
