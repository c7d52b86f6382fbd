import type { LogAnswer } from '../../../shared/bridge/about-answer.ts';
import type { LogFacts, LogLevel } from '../../../shared/diagnostics/log-entry.ts';

/** What else an entry says. Paths and details stay on this machine unless the person lets them out. */
export interface Noted {
  readonly facts?: LogFacts;
  readonly paths?: readonly string[];
  readonly detail?: string;
}

/** Where hosts and the engine put down what happened. Never throws, never waits, never slows what is noted. */
export interface Log {
  note(level: LogLevel, event: string, noted?: Noted): void;
}

/** A log that is kept, and can be shown. */
export interface KeptLog extends Log {
  read(): Promise<LogAnswer>;
  /** Writes what waits; to be called before the process ends. Never rejects. */
  flush(): Promise<void>;
  /** The same at once, for a process that is about to die. */
  flushNow(): void;
}

/** For who keeps no log: tests, and the commands that end by themselves. */
export const noLog: Log = { note: () => undefined };
