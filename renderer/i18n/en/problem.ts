import { problemTitlesEn } from '../../../shared/words/problem-titles-en.ts';

export const problem = { title: problemTitlesEn } as const;
