export type { Translation } from '../../shared/words/translation.ts';
