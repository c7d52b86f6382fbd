/** The part of a Node stream that is used here. */
export interface OutputStream {
  write(text: string): unknown;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/**
 * Lets a reader go away: `notafter check … | head -1` closes the pipe while we write. What it has not read is of no
 * use to it, so nothing is said and the exit code stays what the certificates made it.
 *
 * @param onFailure  called with a sentence for everything else, a full disk for one
 */
export function endQuietlyOnClosedPipe(stream: OutputStream, onFailure: (sentence: string) => void): void {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') {
      onFailure(`The output could not be written: ${error.message}.`);
    }
  });
}

/** Writes, and waits while the stream is full; a stream that is gone takes nothing and holds nobody up. */
export async function writeWhenReady(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (stream.destroyed || stream.write(text)) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      for (const event of ['drain', 'close', 'error'] as const) stream.off(event, go);
      resolve();
    };
    for (const event of ['drain', 'close', 'error'] as const) stream.on(event, go);
  });
}
