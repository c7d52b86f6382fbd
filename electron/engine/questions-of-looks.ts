import type { ClusterAnswer, ClusterQuestion } from '../../shared/bridge/cluster-question.ts';
import type { ContainerAnswer, ContainerQuestion } from '../../shared/bridge/container-question.ts';
import type { SshAnswer, SshQuestion } from '../../shared/bridge/ssh-question.ts';
import { createQuestions, type Questions } from './questions.ts';

/** What nodes over SSH ask. */
export function createSshQuestions(withinMs?: number): Questions<SshQuestion, NonNullable<SshAnswer>> {
  return createQuestions(
    {
      asked: (emit, asked) => emit('ssh.question', asked),
      over: (emit, over) => emit('ssh.question-over', over),
    },
    withinMs,
  );
}

/** What containers ask. */
export function createContainerQuestions(withinMs?: number): Questions<ContainerQuestion, ContainerAnswer> {
  return createQuestions(
    {
      asked: (emit, asked) => emit('container.question', asked),
      over: (emit, over) => emit('container.question-over', over),
    },
    withinMs,
  );
}

/** What clusters ask. */
export function createClusterQuestions(withinMs?: number): Questions<ClusterQuestion, NonNullable<ClusterAnswer>> {
  return createQuestions(
    {
      asked: (emit, asked) => emit('cluster.question', asked),
      over: (emit, over) => emit('cluster.question-over', over),
    },
    withinMs,
  );
}
