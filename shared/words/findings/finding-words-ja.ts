import type { FindingWords } from './finding-words.ts';
import { clusterWordsJa } from './cluster-words-ja.ts';
import { chainWordsJa } from './chain-words-ja.ts';
import { fileWordsJa } from './file-words-ja.ts';
import { keyWordsJa } from './key-words-ja.ts';
import { nameWordsJa } from './name-words-ja.ts';
import { timeWordsJa } from './time-words-ja.ts';

export const findingWordsJa: FindingWords = {
  ...timeWordsJa,
  ...chainWordsJa,
  ...nameWordsJa,
  ...keyWordsJa,
  ...fileWordsJa,
  ...clusterWordsJa,
};
