import type { ContainerAnswer, ContainerQuestion } from '../../../../shared/bridge/container-question.ts';

/** How containers are opened. Passwords are held in memory and nowhere else. */
export interface Passwords {
  /** Given beforehand, in the order they are tried; one that a person answers and that opens something is added. */
  readonly known: string[];
  /** `undefined` where nobody is there to ask: then a container that none of them opens stays shut, and is told. */
  readonly ask?:
    ((question: ContainerQuestion, signal: AbortSignal | undefined) => Promise<ContainerAnswer>) | undefined;
}

/** What tools write where nobody chose a password: none, an empty one, and Java's. */
export const usualPasswords: readonly (string | undefined)[] = [undefined, '', 'changeit'];
