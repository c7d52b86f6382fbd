import type { FindingWords } from './finding-words.ts';
import { chainWordsJa } from './chain-words-ja.ts';
import { keyWordsJa } from './key-words-ja.ts';
import { timeWordsJa } from './time-words-ja.ts';

export const findingWordsJa: FindingWords = { ...timeWordsJa, ...chainWordsJa, ...keyWordsJa };
