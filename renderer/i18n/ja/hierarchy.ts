import type { hierarchy as english } from '../en/hierarchy.ts';
import type { Translation } from '../translation.ts';

export const hierarchy: Translation<typeof english> = {};
