import { readFileSync } from 'node:fs';
import { utils, type ParsedKey } from 'ssh2';
import type { SshAnswer, SshQuestion } from '../../../../shared/bridge/ssh-question.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { SshError } from './ssh-error.ts';

export type Ask = (question: SshQuestion) => Promise<SshAnswer>;

/** Private keys of this machine, each opened once for all nodes; a passphrase is asked once and not kept. */
export interface Identities {
  readonly open: (path: string, isNamed: boolean, ask: Ask) => OpeningKey;
}

export interface OpeningKey {
  /** `undefined` where there is none, or nobody gave its passphrase. @throws {SshError} for a key that was named and cannot be used */
  readonly key: Promise<ParsedKey | undefined>;
  /** A person has been asked, and has not answered yet. */
  readonly isAsking: () => boolean;
}

const tries = 3;

export function createIdentities(): Identities {
  const opened = new Map<string, OpeningKey>();
  return {
    open: (path, isNamed, ask) => {
      const before = opened.get(path);
      if (before !== undefined) return before;
      let isAsking = false;
      const key = openKey(path, isNamed, async (question) => {
        isAsking = true;
        try {
          return await ask(question);
        } finally {
          isAsking = false;
        }
      });
      const opening = { key, isAsking: () => isAsking };
      opened.set(path, opening);
      return opening;
    },
  };
}

async function openKey(path: string, isNamed: boolean, ask: Ask): Promise<ParsedKey | undefined> {
  const name = visibleText(path);
  let text: Buffer;
  try {
    text = readFileSync(path);
  } catch {
    if (isNamed) throw new SshError('ssh-key', `The key ${name} is not there, or may not be read.`);
    return undefined;
  }
  try {
    const plain = first(utils.parseKey(text));
    if (plain !== undefined) return plain;
    if (!isEncrypted(text)) {
      if (isNamed) throw new SshError('ssh-key', `${name} is no private key that can be used for SSH.`);
      return undefined;
    }
    for (let turn = 0; turn < tries; turn++) {
      const answer = await ask({ kind: 'passphrase', keyPath: path, isRetry: turn > 0 });
      if (answer === undefined || !('texts' in answer)) {
        if (isNamed || turn > 0) throw passphrase(name, turn > 0);
        return undefined;
      }
      const key = first(utils.parseKey(text, answer.texts[0] ?? ''));
      if (key !== undefined) return key;
    }
    throw passphrase(name, true);
  } finally {
    text.fill(0);
  }
}

function passphrase(name: string, isWrong: boolean): SshError {
  return new SshError(
    'ssh-passphrase',
    isWrong
      ? `The passphrase of the key ${name} was wrong.`
      : `The key ${name} has a passphrase and nobody was there to give it: use ssh-agent, or look again and give it.`,
  );
}

function first(parsed: ReturnType<typeof utils.parseKey>): ParsedKey | undefined {
  if (parsed instanceof Error) return undefined;
  const key = Array.isArray(parsed) ? (parsed as ParsedKey[])[0] : parsed;
  return key?.isPrivateKey() === true ? key : undefined;
}

function isEncrypted(text: Buffer): boolean {
  const parsed = utils.parseKey(text);
  return parsed instanceof Error && /encrypted|passphrase/iu.test(parsed.message);
}
