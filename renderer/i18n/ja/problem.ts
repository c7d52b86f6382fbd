import { problemTitlesJa } from '../../../shared/words/problem-titles-ja.ts';
import type { problem as english } from '../en/problem.ts';
import type { Translation } from '../translation.ts';

export const problem: Translation<typeof english> = { title: problemTitlesJa };
