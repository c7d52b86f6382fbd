import type { SendCommand } from './devtools-pipe.ts';

/**
 * Puts a report into an empty page that runs no script and loads nothing. It is no file and has no address, so that even
 * HTML that is not of ours reaches neither the disk nor the network.
 *
 * @param send  to a page that shows `about:blank`
 */
export async function fillPage(send: SendCommand, html: string): Promise<void> {
  await send('Page.enable');
  await send('Emulation.setScriptExecutionDisabled', { value: true });
  // Every request is held where it begins, and nobody lets it go on.
  await send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  const { frameTree } = (await send('Page.getFrameTree')) as {
    frameTree: { frame: { id: string } };
  };
  await send('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
}
