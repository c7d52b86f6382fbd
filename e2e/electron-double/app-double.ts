import type { App } from 'electron';
import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

export interface AppDoubleOptions {
  readonly locale: string;
}

/** What the main process may hold back, as Electron's events of the application's end can be. */
function preventable() {
  const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) };
  return event;
}

type Part = Pick<
  App,
  'exit' | 'getLocale' | 'isPackaged' | 'isReady' | 'quit' | 'requestSingleInstanceLock' | 'whenReady'
>;

/** The life of the application: ready once, and over once. */
export class AppDouble extends EventEmitter implements Part {
  readonly isPackaged = false;
  private readonly locale: string;
  private readonly readiness: Promise<void>;
  /** Set by the stand-in, which knows the windows. */
  closeWindows: () => void = () => undefined;
  private resolveReadiness: () => void = () => undefined;
  private state: 'starting' | 'ready' | 'over' = 'starting';
  /** Set by {@link exit}; a main process that exits by itself has failed to start. */
  exitCode: number | undefined;

  constructor({ locale }: AppDoubleOptions) {
    super();
    this.locale = locale;
    this.readiness = new Promise((resolve) => {
      this.resolveReadiness = resolve;
    });
  }

  /** Electron becomes ready after the entry module has run. */
  async becomeReady(): Promise<void> {
    this.state = 'ready';
    this.emit('ready', {}, {});
    this.resolveReadiness();
    await delay(0);
  }

  whenReady(): Promise<void> {
    return this.readiness;
  }
  isOver(): boolean {
    return this.state === 'over';
  }
  isReady(): boolean {
    return this.state === 'ready';
  }
  getLocale(): string {
    return this.locale;
  }
  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    structuredClone(additionalData);
    return true;
  }
  quit(): void {
    if (this.state === 'over') return;
    const beforeQuit = preventable();
    this.emit('before-quit', beforeQuit);
    if (beforeQuit.isPrevented) return;
    // Windows close first; `window-all-closed` is not told of them then.
    this.closeWindows();
    const willQuit = preventable();
    this.emit('will-quit', willQuit);
    if (willQuit.isPrevented) return;
    this.state = 'over';
    this.emit('quit', {}, 0);
  }
  exit(exitCode = 0): void {
    this.exitCode = exitCode;
    this.state = 'over';
  }
}
