import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { askOnTerminal, type PromptStreams } from './terminal-prompt.ts';

const never = new AbortController().signal;

it('shows nothing of a secret that is typed, and takes what was rubbed out away', async () => {
  const { ask, type, written, raw, echoAtPrompt } = aTerminal();
  const answer = ask?.('Passphrase: ', false, never);
  type('secrex', '\u007f', 't\r');
  expect(await answer).toBe('secret');
  expect(written.join('')).not.toMatch(/s|e\b|x/u);
  // Without an echo from before the prompt is seen until the answer is there.
  expect({ raw, echoAtPrompt }).toEqual({ raw: [true, false], echoAtPrompt: [false] });
});

it('shows what is typed where it is no secret', async () => {
  const { ask, type, written } = aTerminal();
  const answer = ask?.('Code: ', true, never);
  type('12', '\b', '3\n');
  expect(await answer).toBe('13');
  expect(written.join('')).toContain('12\b \b3');
});

it('Ctrl+C gives no answer, and does what Ctrl+C does', async () => {
  const { ask, type, interrupts } = aTerminal();
  const answer = ask?.('? ', false, never);
  type('abc\u0003');
  expect(await answer).toBeUndefined();
  expect(interrupts).toHaveLength(1);
});

it('ends when the look is stopped', async () => {
  const { ask } = aTerminal();
  const stop = new AbortController();
  const answer = ask?.('? ', false, stop.signal);
  stop.abort();
  expect(await answer).toBeUndefined();
});

it.each([
  { input: false, output: true },
  { input: true, output: false },
])('asks nobody where input or output is no terminal: %j', (terminals) => {
  expect(aTerminal(terminals).ask).toBeUndefined();
});

function aTerminal({ input: isInput = true, output: isOutput = true } = {}) {
  const keys = new EventEmitter();
  const written: string[] = [];
  const raw: boolean[] = [];
  const interrupts: true[] = [];
  const echoAtPrompt: boolean[] = [];
  const streams: PromptStreams = {
    input: {
      isTTY: isInput,
      setRawMode: (isRaw) => raw.push(isRaw),
      on: (event, listener) => keys.on(event, listener),
      off: (event, listener) => keys.off(event, listener),
      resume: () => undefined,
      pause: () => undefined,
    },
    output: {
      isTTY: isOutput,
      write: (text) => {
        // The prompt itself is no secret.
        if (!text.includes(': ') && !text.includes('? ')) written.push(text);
        else echoAtPrompt.push(raw.at(-1) !== true);
      },
    },
    interrupt: () => void interrupts.push(true),
  };
  const type = (...chunks: readonly string[]): void => {
    for (const chunk of chunks) keys.emit('data', Buffer.from(chunk));
  };
  return { ask: askOnTerminal(streams), type, written, raw, interrupts, echoAtPrompt };
}
