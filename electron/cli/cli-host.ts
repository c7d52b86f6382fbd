import type { EpochMs } from '../../shared/x509/brand.ts';
import type { ProgressStream } from './progress-line.ts';
import type { AskOnTerminal } from './terminal-prompt.ts';

/** What the commands may know of the process they run in. */
export interface CliHost {
  /** The instant the program started; the only one that anything below sees. */
  readonly now: EpochMs;
  readonly writeOut: (text: string) => void;
  /** The same for long texts: answers when there is room for more, and at once where the reader has gone away. */
  readonly writeOutWhenReady: (text: string) => Promise<void>;
  readonly writeError: (text: string) => void;
  readonly progress: ProgressStream;
  readonly colours: boolean;
  /** Monotonic, in milliseconds since the program started. */
  readonly elapsedMs: () => number;
  /** `undefined` where nobody sits at a terminal. */
  readonly askOnTerminal: AskOnTerminal | undefined;
  /** Starts to listen for Ctrl+C. */
  readonly interruption: () => { readonly signal: AbortSignal; readonly end: () => void };
}
