import type { PrintToPDFOptions, WebContents, WebPreferences } from 'electron';
import type { CDPSession, Page } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { appAddress, shownAddress } from './page-url.ts';

type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type WindowOpenDetails = Parameters<WindowOpenHandler>[0];

type Part = Pick<
  WebContents,
  'getURL' | 'isDestroyed' | 'loadURL' | 'printToPDF' | 'reload' | 'send' | 'setWindowOpenHandler' | 'startDrag'
> & { readonly debugger: Pick<WebContents['debugger'], 'attach' | 'sendCommand'> };

/** One page, in a Chromium tab. */
export class WebContentsDouble extends EventEmitter implements Part {
  readonly page: Promise<Page>;
  private readonly webPreferences: WebPreferences;
  private shown: Page | undefined;
  private windowOpenHandler: WindowOpenHandler | undefined;
  private lastSend: Promise<unknown> = Promise.resolve();
  private destroyed = false;
  private devtools: Promise<CDPSession> | undefined;
  /** What has been dragged out, by path. */
  readonly dragged: string[] = [];

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
    await this.shown.goto(address.startsWith('about:') ? address : shownAddress(address));
  }
  readonly debugger: Part['debugger'] = {
    attach: () => {
      this.devtools = this.page.then((page) => page.context().newCDPSession(page));
    },
    sendCommand: async (method, params) => {
      if (this.devtools === undefined) throw new Error('No target available');
      const devtools = (await this.devtools) as { send(name: string, input?: object): Promise<unknown> };
      return devtools.send(method, params as object | undefined);
    },
  };
  async printToPDF({ preferCSSPageSize, printBackground, generateDocumentOutline }: PrintToPDFOptions) {
    const page = await this.page;
    return page.pdf({
      ...(preferCSSPageSize === undefined ? {} : { preferCSSPageSize }),
      ...(printBackground === undefined ? {} : { printBackground }),
      // An outline needs the tags.
      ...(generateDocumentOutline === true ? { outline: true, tagged: true } : {}),
    });
  }
  startDrag({ file, icon }: Parameters<WebContents['startDrag']>[0]): void {
    if (!existsSync(file)) throw new Error(`There is no file ${file} to be dragged.`);
    if (typeof icon !== 'string' && icon.isEmpty()) throw new Error("Must specify non-empty 'icon' option");
    this.dragged.push(file);
  }
  reload(): void {
    void this.page.then((page) => page.reload());
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
