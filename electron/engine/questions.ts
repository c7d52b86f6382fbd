import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../shared/bridge/contract.ts';

export interface Questions<Question, Answer> {
  /** Asks the window that has started the look. Nobody there, or nobody who answers in time: `undefined`, never a wait without end. */
  readonly ask: (
    asked: AskedQuestion<Question>,
    emit: CallContext['emit'],
    signal: AbortSignal,
  ) => Promise<Answer | undefined>;
  /** @returns false where the question is not open: answered, over, or another window's */
  readonly answer: (questionId: string, answer: Answer | undefined) => boolean;
}

export interface AskedQuestion<Question> {
  readonly lookId: string;
  readonly question: Question;
}

/** The events by which a window is told of a question, and that it needs no answer any more. */
export interface QuestionEvents<Question> {
  readonly asked: (emit: CallContext['emit'], asked: AskedQuestion<Question> & { readonly questionId: string }) => void;
  readonly over: (emit: CallContext['emit'], over: { readonly questionId: string }) => void;
}

/** Long enough to ask a colleague for a fingerprint, or to fetch a token. */
export const answerWithinMs = 5 * 60_000;

/** The questions that wait for a person at one window. An answer goes to who has asked, and nothing keeps it. */
export function createQuestions<Question, Answer>(
  events: QuestionEvents<Question>,
  withinMs: number = answerWithinMs,
): Questions<Question, Answer> {
  const open = new Map<string, (answer: Answer | undefined) => void>();
  return {
    ask: (asked, emit, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve(undefined);
          return;
        }
        // No other window could guess it.
        const questionId = randomUUID();
        const settle = (answer: Answer | undefined): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', over);
          open.delete(questionId);
          resolve(answer);
        };
        const over = (): void => {
          events.over(emit, { questionId });
          settle(undefined);
        };
        const timer = setTimeout(over, withinMs);
        signal.addEventListener('abort', over);
        open.set(questionId, settle);
        events.asked(emit, { questionId, ...asked });
      }),
    answer: (questionId, answer) => {
      const settle = open.get(questionId);
      settle?.(answer);
      return settle !== undefined;
    },
  };
}
