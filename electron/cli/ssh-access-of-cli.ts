import { homedir } from 'node:os';
import type { SshAnswer, SshQuestion } from '../../shared/bridge/ssh-question.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import type { SshAccess } from '../engine/sources/ssh-node/ssh-access.ts';
import type { SshWish } from './ssh-arguments.ts';
import type { AskOnTerminal } from './terminal-prompt.ts';

/** @param askOnTerminal  `undefined` where nobody is there to answer: then nothing is asked */
export function sshAccessOfCli(wish: SshWish | undefined, askOnTerminal: AskOnTerminal | undefined): SshAccess {
  return {
    ask: async (question, signal) => {
      if (question.kind === 'host-key' && wish?.acceptNew === true) return { yes: true };
      return askOnTerminal === undefined ? undefined : await answered(question, askOnTerminal, signal);
    },
    askedIn: 'terminal',
    identities: wish?.identities ?? [],
    jump: wish?.jump,
    home: homedir(),
    agent: process.env['SSH_AUTH_SOCK'],
    now: () => Date.now() as EpochMs,
  };
}

async function answered(question: SshQuestion, ask: AskOnTerminal, signal: AbortSignal): Promise<SshAnswer> {
  switch (question.kind) {
    case 'host-key': {
      const { host, port, keyType, fingerprint } = question;
      const text =
        `The host ${visibleText(host)}, port ${port}, is not in known_hosts. Its ${keyType} key is\n${fingerprint}\n` +
        'Is that right? Type yes to connect and remember it: ';
      return (await ask(text, true, signal)) === 'yes' ? { yes: true } : undefined;
    }
    case 'passphrase':
      return oneText(await ask(`${again(question)}Passphrase of ${visibleText(question.keyPath)}: `, false, signal));
    case 'password':
      return oneText(
        await ask(`${again(question)}Password of ${visibleText(`${question.user}@${question.host}`)}: `, false, signal),
      );
    case 'keyboard-interactive': {
      const texts: string[] = [];
      for (const { text, isEchoed } of question.prompts) {
        const answer = await ask(`${visibleText(question.host)} asks: ${visibleText(text)} `, isEchoed, signal);
        if (answer === undefined) return undefined;
        texts.push(answer);
      }
      return { texts };
    }
  }
}

function again({ isRetry }: { readonly isRetry: boolean }): string {
  return isRetry ? 'That was wrong. ' : '';
}

function oneText(text: string | undefined): SshAnswer {
  return text === undefined ? undefined : { texts: [text] };
}
