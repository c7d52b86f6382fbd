import type { StateCreator } from 'zustand/vanilla';
import type { ClusterAnswer } from '../../shared/bridge/cluster-question.ts';
import type { ContainerAnswer } from '../../shared/bridge/container-question.ts';
import type { Events } from '../../shared/bridge/contract.ts';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import type { SshAnswer } from '../../shared/bridge/ssh-question.ts';
import type { AppState } from './app-state.ts';

/**
 * What only a person can answer while a look goes on: of a node, of a container, of a cluster. Each kind comes one at a
 * time from each look. Answers pass through and are not kept.
 */
export interface QuestionSlice {
  readonly sshQuestion: Events['ssh.question'] | undefined;
  readonly containerQuestion: Events['container.question'] | undefined;
  readonly clusterQuestion: Events['cluster.question'] | undefined;
  /** `undefined`: the way in is given up. */
  readonly answerSshQuestion: (answer: SshAnswer) => Promise<void>;
  readonly answerContainerQuestion: (answer: ContainerAnswer) => Promise<void>;
  /** `undefined`: the program is not run. */
  readonly answerClusterQuestion: (answer: ClusterAnswer) => Promise<void>;
}

type Asked = 'sshQuestion' | 'containerQuestion' | 'clusterQuestion';

export const createQuestionSlice =
  (host: HostApi): StateCreator<AppState, [], [], QuestionSlice> =>
  (set, get) => {
    const forget = (asked: Asked) => {
      set({ [asked]: undefined } as Partial<Record<Asked, undefined>>);
    };
    const over =
      (asked: Asked) =>
      ({ questionId }: { readonly questionId: string }) => {
        if (get()[asked]?.questionId === questionId) forget(asked);
      };
    /** The question is answered once: its dialog closes at the first answer. */
    const taken = (asked: Asked): string | undefined => {
      const questionId = get()[asked]?.questionId;
      forget(asked);
      return questionId;
    };
    host.on('ssh.question', (sshQuestion) => set({ sshQuestion }));
    host.on('container.question', (containerQuestion) => set({ containerQuestion }));
    host.on('cluster.question', (clusterQuestion) => set({ clusterQuestion }));
    host.on('ssh.question-over', over('sshQuestion'));
    host.on('container.question-over', over('containerQuestion'));
    host.on('cluster.question-over', over('clusterQuestion'));
    return {
      sshQuestion: undefined,
      containerQuestion: undefined,
      clusterQuestion: undefined,
      answerSshQuestion: async (answer) => {
        const questionId = taken('sshQuestion');
        if (questionId === undefined) return;
        await host.call('ssh.answer', answer === undefined ? { questionId } : { questionId, answer });
      },
      answerContainerQuestion: async (answer) => {
        const questionId = taken('containerQuestion');
        if (questionId !== undefined) await host.call('container.answer', { questionId, answer });
      },
      answerClusterQuestion: async (answer) => {
        const questionId = taken('clusterQuestion');
        if (questionId === undefined) return;
        await host.call('cluster.answer', answer === undefined ? { questionId } : { questionId, answer });
      },
    };
  };
