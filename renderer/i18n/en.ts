import { hierarchy } from './en/hierarchy.ts';
import { residual } from './en/residual.ts';
import { status } from './en/status.ts';
import { timeline } from './en/timeline.ts';

/** Every word the window shows, one file a part. The other languages are held to these keys by the compiler. */
export const en = { hierarchy, residual, status, timeline } as const;
