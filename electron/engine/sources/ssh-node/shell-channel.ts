import { randomBytes } from 'node:crypto';
import type { Client, ClientChannel } from 'ssh2';
import { maxNodeOutputBytes } from '../limits.ts';

export interface CommandOutput {
  readonly stdout: Buffer;
  /** `undefined` where the command did not come to its end. */
  readonly exitCode: number | undefined;
  /** Why it was cut short; what had come by then is in {@link stdout}. */
  readonly cut: 'too-much' | 'too-long' | 'disconnected' | 'cancelled' | 'refused' | undefined;
}

export interface ShellChannel {
  /** Runs one command after another. Never rejects. */
  readonly run: (command: string) => Promise<CommandOutput>;
}

const timeoutMs = 60_000;
/** More digits than an exit code has. */
const statusChars = 64;

/** What the user's own shell is asked for: it reads what it likes at its start only once, which can take longer than all commands. */
export const shellCommand = 'exec sh';

/**
 * One `sh` on the node that takes the commands one by one from its input. After each it says how it ended, behind a mark
 * that no file can know. A command that is cut off takes the shell with it, and the next one has a new shell.
 */
export function shellChannel(client: Client, signal: AbortSignal): ShellChannel {
  const mark = randomBytes(8).toString('hex');
  const ending = new RegExp(`\\n${mark} status (\\d+)\\n$`, 'u');
  let shell: ClientChannel | undefined;

  return {
    run: (command) =>
      new Promise((resolve) => {
        const chunks: Buffer[] = [];
        let size = 0;
        let exitCode: number | undefined;
        let used: ClientChannel | undefined;
        const finish = (cut: CommandOutput['cut'], without = 0): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', stop);
          client.off('close', lost);
          used?.off('data', take);
          used?.stderr.off('data', count);
          used?.off('exit', note);
          used?.off('close', closed);
          if (cut !== undefined || without === 0) {
            used?.destroy();
            shell = undefined;
          }
          const stdout = Buffer.concat(chunks);
          resolve({ stdout: stdout.subarray(0, stdout.length - without), exitCode, cut });
        };
        const stop = (): void => finish('cancelled');
        const lost = (): void => finish('disconnected');
        const note = (code: number | null): void => void (exitCode = code ?? undefined);
        // It ended by itself: this account has no shell.
        const closed = (): void => finish(exitCode === undefined ? 'disconnected' : undefined);
        const count = (chunk: Buffer): void => {
          size += chunk.length;
          if (size > maxNodeOutputBytes) finish('too-much');
        };
        const take = (chunk: Buffer): void => {
          chunks.push(chunk);
          const end = ending.exec(lastOf(chunks));
          if (end === null) {
            count(chunk);
            return;
          }
          exitCode = Number(end[1]);
          finish(undefined, end[0].length);
        };
        const timer = setTimeout(() => finish('too-long'), timeoutMs);
        signal.addEventListener('abort', stop);
        client.once('close', lost);
        const send = (channel: ClientChannel): void => {
          used = channel;
          channel.on('data', take);
          channel.stderr.on('data', count);
          channel.on('exit', note);
          channel.on('close', closed);
          channel.write(`${command} </dev/null\nprintf '\\n%s status %d\\n' ${mark} $?\n`);
        };
        if (shell !== undefined) {
          send(shell);
          return;
        }
        try {
          client.exec(shellCommand, (error, opened) => {
            if (error !== undefined) {
              finish('refused');
              return;
            }
            shell = opened;
            // A write after the end is told by the close.
            opened.on('error', () => undefined);
            send(opened);
          });
        } catch {
          finish('disconnected');
        }
      }),
  };
}

/** The end of what has come, which may have come in several pieces. */
function lastOf(chunks: readonly Buffer[]): string {
  let text = '';
  for (let index = chunks.length - 1; index >= 0 && text.length < statusChars; index--) {
    text = (chunks[index]?.subarray(-statusChars).toString('latin1') ?? '') + text;
  }
  return text;
}
