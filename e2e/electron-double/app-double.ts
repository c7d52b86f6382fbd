import type { App } from 'electron';
import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

export interface AppDoubleOptions {
  readonly locale: string;
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
    this.state = 'over';
    this.emit('before-quit', { preventDefault: () => undefined });
    this.emit('will-quit', { preventDefault: () => undefined });
    this.emit('quit', {}, 0);
  }
  exit(exitCode = 0): void {
    this.exitCode = exitCode;
    this.state = 'over';
  }
}
