import type { EndingEffect } from '../../findings/effect-of.ts';
import { whatStops } from '../role-words.ts';

/** ` Then kubectl and every controller stop.`, to follow a sentence; empty where nothing is known to stop. */
export function thenStopsEn(effect: EndingEffect | undefined, tense: 'now' | 'then' = 'then'): string {
  if (effect === undefined) return '';
  const what = whatStops(effect.role, 'en', effect.distribution);
  return tense === 'now' ? ` This means ${what}.` : ` Then ${what}.`;
}

/** The same in Japanese, where no space parts sentences. */
export function thenStopsJa(effect: EndingEffect | undefined, tense: 'now' | 'then' = 'then'): string {
  if (effect === undefined) return '';
  const what = whatStops(effect.role, 'ja', effect.distribution);
  return tense === 'now' ? `このため、${what}。` : `期限を過ぎると、${what}。`;
}
