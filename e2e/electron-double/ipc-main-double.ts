import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import type { WebContentsDouble } from './web-contents-double.ts';

type Listener = Parameters<IpcMain['handle']>[1];

/** What the preload script's `invoke` is told. */
export type InvokeReply = { readonly value: unknown } | { readonly error: string };

/** Calls by channel, with the checks that structured cloning makes on the way there and back. */
export class IpcMainDouble implements Pick<IpcMain, 'handle' | 'removeHandler'> {
  /** The name Electron keeps it under: a test that plays a foreign sender reaches it the same way in both. */
  readonly '_invokeHandlers' = new Map<string, Listener>();

  handle(channel: string, listener: Listener): void {
    if (this['_invokeHandlers'].has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this['_invokeHandlers'].set(channel, listener);
  }
  removeHandler(channel: string): void {
    this['_invokeHandlers'].delete(channel);
  }

  /** Never rejects; of an error only the message crosses, as in Electron. */
  async invoke(
    sender: WebContentsDouble,
    senderFrame: Pick<WebFrameMain, 'url' | 'parent'>,
    channel: string,
    args: readonly unknown[],
  ): Promise<InvokeReply> {
    const listener = this['_invokeHandlers'].get(channel);
    if (listener === undefined) return { error: `Error: No handler registered for '${channel}'` };
    try {
      const event = { type: 'frame', sender, senderFrame } as unknown as IpcMainInvokeEvent;
      return { value: structuredClone((await listener(event, ...args)) as unknown) };
    } catch (error) {
      return { error: String(error) };
    }
  }
}
