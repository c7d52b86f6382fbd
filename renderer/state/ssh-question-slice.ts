import type { StateCreator } from 'zustand/vanilla';
import type { Events } from '../../shared/bridge/contract.ts';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import type { SshAnswer } from '../../shared/bridge/ssh-question.ts';
import type { AppState } from './app-state.ts';

/** What only a person can answer while a node is being connected to. Answers pass through and are not kept. */
export interface SshQuestionSlice {
  /** They come one at a time from each look. */
  readonly sshQuestion: Events['ssh.question'] | undefined;
  /** `undefined`: the way in is given up. */
  readonly answerSshQuestion: (answer: SshAnswer) => Promise<void>;
}

export const createSshQuestionSlice =
  (host: HostApi): StateCreator<AppState, [], [], SshQuestionSlice> =>
  (set, get) => {
    host.on('ssh.question', (sshQuestion) => {
      set({ sshQuestion });
    });
    host.on('ssh.question-over', ({ questionId }) => {
      if (get().sshQuestion?.questionId === questionId) set({ sshQuestion: undefined });
    });
    return {
      sshQuestion: undefined,
      answerSshQuestion: async (answer) => {
        const { sshQuestion } = get();
        if (sshQuestion === undefined) return;
        set({ sshQuestion: undefined });
        const { questionId } = sshQuestion;
        await host.call('ssh.answer', answer === undefined ? { questionId } : { questionId, answer });
      },
    };
  };
