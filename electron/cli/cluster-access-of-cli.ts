import { homedir } from 'node:os';
import type { ClusterAnswer, ClusterQuestion } from '../../shared/bridge/cluster-question.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import type { ClusterAccess } from '../engine/sources/cluster/cluster-access.ts';
import type { ClusterWish } from './cluster-arguments.ts';
import type { AskOnTerminal } from './terminal-prompt.ts';

/** @param askOnTerminal  `undefined` where nobody is there to answer: then nothing is asked, and no plugin is run */
export function clusterAccessOfCli(
  wish: ClusterWish | undefined,
  askOnTerminal: AskOnTerminal | undefined,
): ClusterAccess {
  return {
    ask: async (question, signal) => {
      if (wish?.allowExec === true) return { yes: true };
      return askOnTerminal === undefined ? undefined : await answered(question, askOnTerminal, signal);
    },
    allSecrets: wish?.allSecrets ?? false,
    namespaces: wish?.namespaces ?? [],
    home: homedir(),
    environment: process.env,
    showsPluginMessages: true,
    now: () => Date.now() as EpochMs,
  };
}

async function answered(
  { kubeconfig, user, command, environment }: ClusterQuestion,
  ask: AskOnTerminal,
  signal: AbortSignal,
): Promise<ClusterAnswer> {
  const line = visibleText(command.map(quoted).join(' '));
  const added = environment.length === 0 ? '' : `It is given ${visibleText(environment.join(', '))} as well.\n`;
  const text =
    `The user ${visibleText(user)} of ${visibleText(kubeconfig)} signs in by running\n  ${line}\n${added}` +
    'Type yes to run it: ';
  return (await ask(text, true, signal)) === 'yes' ? { yes: true } : undefined;
}

/** So that a person sees where an argument ends. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/u.test(argument) ? argument : JSON.stringify(argument);
}
