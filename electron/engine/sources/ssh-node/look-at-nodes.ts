import { setMaxListeners } from 'node:events';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import type { NodeProgress, NodeState } from '../../../../shared/bridge/ssh-nodes.ts';
import { fileSentence } from '../file-error.ts';
import { addIgnoredFile, addProblem, addUnreadFile } from '../findings.ts';
import { maxHandshakes, maxNodes } from '../limits.ts';
import { lookIntoFiles } from '../look-into-files.ts';
import { countFile, type LookState } from '../look-state.ts';
import { fetchNode } from './fetch-node.ts';
import { slots } from '../slots.ts';
import type { Patiently } from './connect.ts';
import { createIdentities, type Ask } from './identities.ts';
import type { NodeReading } from './node-reading.ts';
import type { SshAccess } from './ssh-access.ts';
import type { SshFailure } from './ssh-error.ts';
import { readSshPlace, type SshPlace } from '../../../../shared/bridge/ssh-place.ts';

/** A host of the engine that gives no way to nodes, and asks nobody about host keys. */
const notHere = 'is a node over SSH, and there is no way to nodes here';

export interface NodesToLookAt {
  readonly places: readonly string[];
  readonly access: SshAccess | undefined;
  readonly onNode?: ((progress: NodeProgress) => void) | undefined;
  /** After each that was judged. */
  readonly onArrived?: (() => void) | undefined;
  /** What earlier looks have read to its end, by place: it is judged again without a connection. New ones are added. */
  readonly held?: Map<string, NodeReading> | undefined;
}

/**
 * Fetches from all nodes at once, a few handshakes at a time, and judges each as it arrives: a dead one holds up nothing but
 * itself. @returns the places that were not looked at to their end because the look was stopped
 */
export async function lookAtNodes(
  { places, access, onNode, onArrived, held = new Map() }: NodesToLookAt,
  state: LookState,
): Promise<readonly string[]> {
  const stopped: string[] = [];
  const arrived: Promise<void>[] = [];
  const identities = createIdentities();
  const handshakes = slots(maxHandshakes);
  const { signal = new AbortController().signal } = state;
  // Every node listens for the stop, and Node warns of more than ten.
  setMaxListeners(0, signal);
  let questions: Promise<unknown> = Promise.resolve();
  let judging: Promise<void> = Promise.resolve();

  const askInTurn = (question: Parameters<Ask>[0]): ReturnType<Ask> => {
    const answer = questions.then(() =>
      signal.aborted || access === undefined ? undefined : access.ask(question, signal),
    );
    questions = answer.catch(() => undefined);
    return answer;
  };

  for (const [index, text] of places.entries()) {
    const place = index < maxNodes ? readSshPlace(text) : { fault: `is one of more than ${maxNodes} nodes` };
    if ('fault' in place || access === undefined) {
      const why = 'fault' in place ? place.fault : notHere;
      addFailure(text, { code: 'ssh-bad-place', message: `${visibleText(text)} ${why}.` }, state);
      continue;
    }
    const kept = held.get(text);
    const { identities: named, jump } = access.ofNode?.get(text) ?? access;
    arrived.push(
      kept === undefined ? fetchAndJudge(place, { ...access, identities: named, jump }) : judgeInTurn(place, kept),
    );
  }
  await Promise.all(arrived);
  await judging;
  return stopped;

  async function fetchAndJudge(place: SshPlace, via: SshAccess): Promise<void> {
    const tell = (nodeState: NodeState, done = 0, total = 0): void =>
      onNode?.({ place: place.place, state: nodeState, done, total });
    tell('waiting');
    await handshakes.take();
    let holds = true;
    const letGo = (): void => {
      if (holds) handshakes.give();
      holds = false;
    };
    tell('connecting');
    // A node that waits for a person takes no turn of another.
    const patiently: Patiently = async (work) => {
      letGo();
      tell('asking');
      try {
        return await work();
      } finally {
        await handshakes.take();
        holds = true;
        tell('connecting');
      }
    };
    const read = await fetchNode(place, {
      access: via,
      identities,
      ask: askInTurn,
      patiently,
      signal,
      onConnected: () => {
        letGo();
        tell('reading');
      },
      onFiles: (done, total, current) => {
        state.progress.current = `${place.place}${current}`;
        tell('reading', done, total);
      },
    });
    letGo();
    const isWhole = !('code' in read) && read.isWhole;
    if (isWhole) held.set(place.place, read);
    await judgeInTurn(place, read);
    if (signal.aborted) stopped.push(place.place);
    tell(isWhole ? 'done' : 'failed');
  }

  /** One after another: files are judged in slices, and two nodes in between each other would mix up their problems. */
  async function judgeInTurn(place: SshPlace, read: NodeReading | SshFailure): Promise<void> {
    const turn = judging.then(() => judgeNode(place, read, state));
    judging = turn;
    await turn;
    onArrived?.();
  }
}

async function judgeNode({ place, host }: SshPlace, read: NodeReading | SshFailure, state: LookState): Promise<void> {
  const { findings } = state;
  if ('code' in read) {
    addFailure(place, read, state);
    return;
  }
  const problemsBefore = findings.problems.length;
  findings.places.push({ place, kind: 'ssh-node', node: read.facts });
  for (const { path, error, isFolder } of read.unread) {
    if (isFolder === true) addProblem(findings, path, error.code, fileSentence(path, error));
    else {
      addUnreadFile(findings, { scope: place, path }, error.code, fileSentence(path, error), error.target);
      countFile(state);
    }
  }
  for (const path of read.alreadyRead) {
    addIgnoredFile(findings, path, 'already-read');
    countFile(state);
  }
  await lookIntoFiles(
    {
      place,
      scope: place,
      prefix: '/',
      files: read.files,
      areNamed: false,
      openArchive: undefined,
      areAll: read.isWhole,
    },
    state,
  );
  // Paths of nodes are alike: the sentence says which node it is about.
  const name = visibleText(host);
  for (let index = problemsBefore; index < findings.problems.length; index++) {
    const problem = findings.problems[index];
    if (problem !== undefined) findings.problems[index] = { ...problem, message: `On ${name}: ${problem.message}` };
  }
  for (const { code, message } of read.failures) addProblem(findings, place, code, message);
}

function addFailure(place: string, { code, message }: SshFailure, { findings }: LookState): void {
  findings.places.push({ place, kind: 'ssh-node' });
  addProblem(findings, place, code, message);
}
