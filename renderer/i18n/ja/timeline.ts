import type { timeline as english } from '../en/timeline.ts';
import type { Translation } from '../translation.ts';

export const timeline: Translation<typeof english> = {};
