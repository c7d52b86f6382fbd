import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
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
  | 'destroy'
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'minimize'
  | 'restore'
  | 'setBounds'
  | 'show'
>;

/** A window without a frame around it: a tab, and what the main process has said of it. */
export class BrowserWindowDouble extends EventEmitter implements Part {
  readonly webContents: WebContentsDouble;
  private readonly world: WindowWorld;
  private visible: boolean;
  private minimized = false;
  private maximized = false;
  private bounds: Rectangle;

  constructor(world: WindowWorld, options: BrowserWindowConstructorOptions) {
    super();
    this.world = world;
    this.visible = options.show ?? true;
    // A window that is told no place stands in the middle of the one display.
    const { width = 800, height = 600, x = (1920 - width) / 2, y = (1080 - height) / 2 } = options;
    this.bounds = { x, y, width, height };
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
  maximize(): void {
    this.maximized = true;
    this.emit('resize');
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    this.emit('resize');
    this.emit('move');
  }
  getNormalBounds(): Rectangle {
    return { ...this.bounds };
  }
  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }
  close(tellsWhenLast = true): void {
    this.emit('close', { preventDefault: () => undefined });
    this.destroy(tellsWhenLast);
  }
  destroy(tellsWhenLast = true): void {
    this.webContents.destroy();
    this.world.windows.delete(this);
    void this.webContents.page.then((page) => page.close());
    this.emit('closed');
    if (tellsWhenLast && this.world.windows.size === 0) this.world.allClosed();
  }
}
