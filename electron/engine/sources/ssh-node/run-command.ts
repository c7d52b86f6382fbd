import type { Client, ClientChannel } from 'ssh2';
import { maxNodeOutputBytes } from '../limits.ts';

export interface CommandOutput {
  readonly stdout: Buffer;
  /** `undefined` where the command did not come to its end. */
  readonly exitCode: number | undefined;
  /** Why it was cut short; what had come by then is in {@link stdout}. */
  readonly cut: 'too-much' | 'too-long' | 'disconnected' | 'cancelled' | 'refused' | undefined;
}

export interface CommandLimits {
  readonly signal: AbortSignal;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 60_000;

/** Runs one command and takes its output, as far as it came. Never rejects. */
export function runCommand(
  client: Client,
  command: string,
  { signal, maxBytes = maxNodeOutputBytes, timeoutMs = defaultTimeoutMs }: CommandLimits,
): Promise<CommandOutput> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let exitCode: number | undefined;
    let channel: ClientChannel | undefined;
    const finish = (cut: CommandOutput['cut']): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      client.off('close', lost);
      if (cut !== undefined) channel?.destroy();
      resolve({ stdout: Buffer.concat(chunks), exitCode, cut });
    };
    const stop = (): void => finish('cancelled');
    const lost = (): void => finish('disconnected');
    const timer = setTimeout(() => finish('too-long'), timeoutMs);
    signal.addEventListener('abort', stop);
    client.once('close', lost);
    const take = (chunk: Buffer, isKept: boolean): void => {
      size += chunk.length;
      if (isKept) chunks.push(chunk);
      if (size > maxBytes) finish('too-much');
    };
    try {
      client.exec(command, (error, opened) => {
        if (error !== undefined) {
          finish('refused');
          return;
        }
        channel = opened;
        opened.on('data', (chunk: Buffer) => take(chunk, true));
        opened.stderr.on('data', (chunk: Buffer) => take(chunk, false));
        opened.on('exit', (code: number | null) => (exitCode = code ?? undefined));
        opened.on('close', () => finish(exitCode === undefined ? 'disconnected' : undefined));
        opened.end();
      });
    } catch {
      finish('disconnected');
    }
  });
}
