import { listEn } from '../findings/phrases-en.ts';
import { listJa } from '../findings/phrases-ja.ts';
import type { PlanWords } from './plan-words.ts';

/** Names in a row, in the language of the plan. */
export function listOf(names: readonly string[], { labels }: PlanWords): string {
  return labels.language === 'ja' ? listJa(names) : listEn(names);
}
