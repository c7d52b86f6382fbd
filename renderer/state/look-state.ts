import type { LookOutcome, LookProgress } from '../../shared/bridge/contract.ts';
import type { Failure } from '../../shared/bridge/result.ts';

/** One look at a time; a newer one supersedes it and its late answers are dropped by `lookId`. */
export type LookState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'looking';
      readonly lookId: string;
      readonly progress: LookProgress | undefined;
      readonly isCancelling: boolean;
    }
  | { readonly phase: 'done'; readonly lookId: string; readonly outcome: LookOutcome['outcome'] }
  | { readonly phase: 'failed'; readonly error: Failure };
