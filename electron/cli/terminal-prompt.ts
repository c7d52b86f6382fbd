/** @returns what was typed; `undefined` for Ctrl+C, Ctrl+D on an empty line, or a look that was stopped */
export type AskOnTerminal = (prompt: string, isEchoed: boolean, signal: AbortSignal) => Promise<string | undefined>;

/** The part of `process.stdin` that is used here. */
export interface KeyInput {
  readonly isTTY?: boolean;
  setRawMode?: (isRaw: boolean) => unknown;
  on: (event: 'data', listener: (chunk: Buffer) => void) => unknown;
  off: (event: 'data', listener: (chunk: Buffer) => void) => unknown;
  resume: () => unknown;
  pause: () => unknown;
}

export interface PromptStreams {
  readonly input: KeyInput;
  readonly output: { readonly isTTY?: boolean; write: (text: string) => unknown };
  /** Does what Ctrl+C does: in raw mode the terminal leaves that to us. */
  readonly interrupt: () => void;
}

const clearLine = '\r\u001b[K';
const maxChars = 4096;

/** Only where a person sits at both ends: `undefined` where input or output is a pipe or file. */
export function askOnTerminal({ input, output, interrupt }: PromptStreams): AskOnTerminal | undefined {
  const { setRawMode } = input;
  if (input.isTTY !== true || output.isTTY !== true || setRawMode === undefined) return undefined;
  return (prompt, isEchoed, signal) =>
    new Promise((resolve) => {
      let typed = '';
      const finish = (answer: string | undefined): void => {
        input.off('data', take);
        signal.removeEventListener('abort', stop);
        setRawMode.call(input, false);
        input.pause();
        output.write('\n');
        resolve(answer);
      };
      const stop = (): void => finish(undefined);
      function take(chunk: Buffer): void {
        for (const char of chunk.toString('utf8')) {
          if (char === '\r' || char === '\n') {
            finish(typed);
            return;
          }
          if (char === '\u0003' || (char === '\u0004' && typed === '')) {
            finish(undefined);
            if (char === '\u0003') interrupt();
            return;
          }
          if (char === '\u007f' || char === '\b') {
            if (isEchoed && typed !== '') output.write('\b \b');
            typed = typed.slice(0, -1);
          } else if (char >= ' ' && typed.length < maxChars) {
            typed += char;
            if (isEchoed) output.write(char);
          }
        }
      }
      signal.addEventListener('abort', stop);
      input.on('data', take);
      input.resume();
      // Before the prompt is seen: whoever answers at once must not see it echoed.
      setRawMode.call(input, true);
      output.write(clearLine + prompt);
    });
}
