import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Page } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';
import { WebContentsDouble } from './web-contents-double.ts';

/** What a window needs of the stand-in it belongs to. */
export interface WindowWorld {
  readonly windows: Set<BrowserWindowDouble>;
  readonly openPage: (contents: () => WebContentsDouble, options: BrowserWindowConstructorOptions) => Promise<Page>;
  readonly created: (contents: WebContentsDouble) => void;
  readonly allClosed: () => void;
}

type Part = Pick<
  BrowserWindow,
  'close' | 'focus' | 'isDestroyed' | 'isMinimized' | 'isVisible' | 'loadURL' | 'minimize' | 'restore' | 'show'
>;

/** A window without a frame around it: a tab, and what the main process has said of it. */
export class BrowserWindowDouble extends EventEmitter implements Part {
  readonly webContents: WebContentsDouble;
  private readonly world: WindowWorld;
  private visible: boolean;
  private minimized = false;

  constructor(world: WindowWorld, options: BrowserWindowConstructorOptions) {
    super();
    this.world = world;
    this.visible = options.show ?? true;
    const page = world.openPage(() => this.webContents, options);
    this.webContents = strict('webContents', new WebContentsDouble(page, options.webPreferences ?? {}));
    world.windows.add(this);
    world.created(this.webContents);
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.loadURL(address);
    this.emit('ready-to-show');
  }
  show(): void {
    this.visible = true;
  }
  isVisible(): boolean {
    return this.visible;
  }
  focus(): void {
    this.emit('focus');
  }
  minimize(): void {
    this.minimized = true;
  }
  restore(): void {
    this.minimized = false;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }
  close(): void {
    this.webContents.destroy();
    this.world.windows.delete(this);
    void this.webContents.page.then((page) => page.close());
    this.emit('closed');
    if (this.world.windows.size === 0) this.world.allClosed();
  }
}
