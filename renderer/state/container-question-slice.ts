import type { StateCreator } from 'zustand/vanilla';
import type { ContainerAnswer } from '../../shared/bridge/container-question.ts';
import type { Events } from '../../shared/bridge/contract.ts';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import type { AppState } from './app-state.ts';

/** The password of a container. Answers pass through and are not kept. */
export interface ContainerQuestionSlice {
  /** They come one at a time from each look. */
  readonly containerQuestion: Events['container.question'] | undefined;
  readonly answerContainerQuestion: (answer: ContainerAnswer) => Promise<void>;
}

export const createContainerQuestionSlice =
  (host: HostApi): StateCreator<AppState, [], [], ContainerQuestionSlice> =>
  (set, get) => {
    host.on('container.question', (containerQuestion) => {
      set({ containerQuestion });
    });
    host.on('container.question-over', ({ questionId }) => {
      if (get().containerQuestion?.questionId === questionId) set({ containerQuestion: undefined });
    });
    return {
      containerQuestion: undefined,
      answerContainerQuestion: async (answer) => {
        const { containerQuestion } = get();
        if (containerQuestion === undefined) return;
        set({ containerQuestion: undefined });
        await host.call('container.answer', { questionId: containerQuestion.questionId, answer });
      },
    };
  };
