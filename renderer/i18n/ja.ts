import type { en } from './en.ts';
import { hierarchy } from './ja/hierarchy.ts';
import { residual } from './ja/residual.ts';
import { status } from './ja/status.ts';
import { timeline } from './ja/timeline.ts';
import type { Translation } from './translation.ts';

export const ja: Translation<typeof en> = { hierarchy, residual, status, timeline };
