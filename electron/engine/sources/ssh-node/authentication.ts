import type { AnyAuthMethod, AuthHandlerMiddleware } from 'ssh2';
import type { Patiently } from './connect.ts';
import type { Ask, Identities } from './identities.ts';
import type { SshOptions } from './ssh-options.ts';

export interface Authentication {
  readonly options: SshOptions;
  readonly identities: Identities;
  /** Keys that were named, before those of the configuration. */
  readonly named: readonly string[];
  readonly agent: string | undefined;
  readonly ask: Ask;
  readonly patiently: Patiently;
  /** A way in that failed by itself: a wrong passphrase. The other ways are tried all the same. */
  readonly onError: (error: unknown) => void;
}

const passwordTries = 3;
const maxPrompts = 10;

/** Ways to prove who one is, in the order of ssh: named keys, the agent, other keys, then what is asked of a person. */
export function authenticationHandler(authentication: Authentication): AuthHandlerMiddleware {
  let offered: readonly string[] = [];
  const ways = waysIn(authentication, (kind) => offered.includes(kind));
  return (methodsLeft, _partial, proceed) => {
    // Nothing is known before the first answer, which `none` asks for.
    offered = methodsLeft ?? [];
    ways.next().then(
      (way) => proceed(way.done === true ? noMore : way.value),
      (error: unknown) => {
        authentication.onError(error);
        proceed(noMore);
      },
    );
  };
}

/** The library takes `false` for the end, and its types do not say so. */
const noMore = false as unknown as AnyAuthMethod;

async function* waysIn(
  { options, identities, named, agent, ask: askInTurn, patiently, onError }: Authentication,
  isOffered: (kind: 'publickey' | 'keyboard-interactive' | 'password') => boolean,
): AsyncGenerator<AnyAuthMethod, void, void> {
  const { user: username, host } = options;
  const ask: Ask = (question) => patiently(() => askInTurn(question));
  yield { type: 'none', username };
  const keys = async function* (paths: readonly string[], isNamed: boolean): AsyncGenerator<AnyAuthMethod, void, void> {
    for (const path of paths) {
      if (!isOffered('publickey')) return;
      try {
        const opening = identities.open(path, isNamed, askInTurn);
        // Another node may have asked for its passphrase; all of them wait for the same answer.
        const key = await (opening.isAsking() ? patiently(() => opening.key) : opening.key);
        if (key !== undefined) yield { type: 'publickey', username, key };
      } catch (error) {
        onError(error);
      }
    }
  };
  yield* keys(named, true);
  const socket =
    options.identityAgent === undefined || options.identityAgent === 'SSH_AUTH_SOCK' ? agent : options.identityAgent;
  if (socket !== undefined && socket !== 'none' && !options.identitiesOnly && isOffered('publickey')) {
    yield { type: 'agent', username, agent: socket };
  }
  yield* keys(
    options.identityFiles.filter((path) => !named.includes(path)),
    false,
  );
  const person = { isGone: false };
  if (isOffered('keyboard-interactive'))
    yield {
      type: 'keyboard-interactive',
      username,
      prompt: (name, instructions, _language, prompts, finish) => {
        const asked = prompts
          .slice(0, maxPrompts)
          .map(({ prompt, echo }) => ({ text: prompt, isEchoed: echo === true }));
        const answered = async (): Promise<void> => {
          const question = {
            kind: 'keyboard-interactive',
            user: username,
            host,
            name,
            instructions,
            prompts: asked,
          } as const;
          const answer = asked.length === 0 ? { texts: [] } : await ask(question);
          person.isGone = answer === undefined;
          finish(answer !== undefined && 'texts' in answer ? [...answer.texts] : []);
        };
        answered().catch(onError);
      },
    };
  for (let turn = 0; turn < passwordTries && !person.isGone && isOffered('password'); turn++) {
    const answer = await ask({ kind: 'password', user: username, host, isRetry: turn > 0 });
    if (answer === undefined || !('texts' in answer)) return;
    yield { type: 'password', username, password: answer.texts[0] ?? '' };
  }
}
