import type { FindingWords } from './finding-words.ts';
import { clusterWordsEn } from './cluster-words-en.ts';
import { chainWordsEn } from './chain-words-en.ts';
import { fileWordsEn } from './file-words-en.ts';
import { keyWordsEn } from './key-words-en.ts';
import { nameWordsEn } from './name-words-en.ts';
import { timeWordsEn } from './time-words-en.ts';

export const findingWordsEn: FindingWords = {
  ...timeWordsEn,
  ...chainWordsEn,
  ...nameWordsEn,
  ...keyWordsEn,
  ...fileWordsEn,
  ...clusterWordsEn,
};
