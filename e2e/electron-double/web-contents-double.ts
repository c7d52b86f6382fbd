import type { WebContents, WebPreferences } from 'electron';
import type { Page } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { appAddress, shownAddress } from './page-url.ts';

type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type WindowOpenDetails = Parameters<WindowOpenHandler>[0];

type Part = Pick<WebContents, 'getURL' | 'isDestroyed' | 'loadURL' | 'send' | 'setWindowOpenHandler'>;

/** One page, in a Chromium tab. */
export class WebContentsDouble extends EventEmitter implements Part {
  readonly page: Promise<Page>;
  private readonly webPreferences: WebPreferences;
  private shown: Page | undefined;
  private windowOpenHandler: WindowOpenHandler | undefined;
  private lastSend: Promise<unknown> = Promise.resolve();
  private destroyed = false;

  constructor(page: Promise<Page>, webPreferences: WebPreferences) {
    super();
    this.page = page;
    this.webPreferences = webPreferences;
  }

  /** Not in Electron's own types, and there in fact. */
  getLastWebPreferences(): WebPreferences {
    return this.webPreferences;
  }
  getURL(): string {
    return this.shown === undefined ? '' : appAddress(this.shown.url());
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }
  async loadURL(address: string): Promise<void> {
    this.shown = await this.page;
    await this.shown.goto(shownAddress(address));
  }
  /** Messages arrive in the order sent. The clone fails for what Electron could not send either. */
  send(channel: string, ...args: unknown[]): void {
    const message = { channel, args: structuredClone(args) };
    this.lastSend = this.deliver(this.lastSend, message);
  }
  private async deliver(earlier: Promise<unknown>, message: object): Promise<void> {
    await earlier;
    try {
      const page = await this.page;
      await page.evaluate(
        (detail) => globalThis.dispatchEvent(new CustomEvent('electron-double:message', { detail })),
        message,
      );
    } catch {
      // A page that has been closed or is loading anew gets no more of them.
    }
  }

  /** What `window.open` and a link to a new window lead to. */
  answerWindowOpen(url: string): 'allow' | 'deny' {
    return this.windowOpenHandler?.({ url } as WindowOpenDetails).action ?? 'allow';
  }
  /** @returns whether the page may go there */
  mayNavigate(url: string): boolean {
    let prevented = false;
    this.emit('will-navigate', {
      url,
      isMainFrame: true,
      preventDefault: () => {
        prevented = true;
      },
    });
    return !prevented;
  }
  destroy(): void {
    this.destroyed = true;
  }
}
