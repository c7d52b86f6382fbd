import type { WebFrameMain } from 'electron';
import { isOwnPage } from './page-address.ts';

/**
 * Whether a call may be listened to: it comes from the top frame of our own page. `null` is a frame that has gone since.
 */
export function isOwnSender(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}
