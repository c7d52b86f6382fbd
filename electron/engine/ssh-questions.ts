import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../shared/bridge/contract.ts';
import type { SshAnswer, SshQuestion } from '../../shared/bridge/ssh-question.ts';

export interface SshQuestions {
  /** Asks the window that has started the look. Nobody there, or nobody who answers in time: `undefined`, never a wait without end. */
  readonly ask: (asked: AskedQuestion, emit: CallContext['emit'], signal: AbortSignal) => Promise<SshAnswer>;
  /** @returns false where the question is not open: answered, over, or another window's */
  readonly answer: (questionId: string, answer: SshAnswer) => boolean;
}

export interface AskedQuestion {
  readonly lookId: string;
  readonly question: SshQuestion;
}

/** Long enough to ask a colleague for a fingerprint, or to fetch a token. */
export const answerWithinMs = 5 * 60_000;

/** The questions that wait for a person at one window. An answer goes to who has asked, and nothing keeps it. */
export function createSshQuestions(withinMs: number = answerWithinMs): SshQuestions {
  const open = new Map<string, (answer: SshAnswer) => void>();
  return {
    ask: ({ lookId, question }, emit, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve(undefined);
          return;
        }
        // No other window could guess it.
        const questionId = randomUUID();
        const settle = (answer: SshAnswer): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', over);
          open.delete(questionId);
          resolve(answer);
        };
        const over = (): void => {
          emit('ssh.question-over', { questionId });
          settle(undefined);
        };
        const timer = setTimeout(over, withinMs);
        signal.addEventListener('abort', over);
        open.set(questionId, settle);
        emit('ssh.question', { questionId, lookId, question });
      }),
    answer: (questionId, answer) => {
      const settle = open.get(questionId);
      settle?.(answer);
      return settle !== undefined;
    },
  };
}
