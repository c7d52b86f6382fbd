import type { Page } from '@playwright/test';

/**
 * Drags files and folders of this machine over the window and lets go, as a file manager does: the browser itself
 * makes the directory entries that the page walks.
 *
 * @param whileHovering  called before they are let go
 */
export async function dropPaths(
  page: Page,
  paths: readonly string[],
  whileHovering: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  // What is let go over a window that is not drawn yet falls through it.
  await page.getByRole('main').waitFor();
  const session = await page.context().newCDPSession(page);
  const copy = 1;
  const data = { items: [], files: [...paths], dragOperationsMask: copy };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  await drag('dragEnter');
  await drag('dragOver');
  await whileHovering();
  await drag('drop');
  await session.detach();
}
