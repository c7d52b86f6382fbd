import type { Page } from '@playwright/test';

/** Every text that goes over a socket of the page from now on, both ways; it grows. */
export function socketFrames(page: Page): readonly string[] {
  const frames: string[] = [];
  page.on('websocket', (socket) => {
    const keep = ({ payload }: { payload: string | Buffer }) => frames.push(payload.toString());
    socket.on('framesent', keep);
    socket.on('framereceived', keep);
  });
  return frames;
}
