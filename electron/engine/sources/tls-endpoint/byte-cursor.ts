/** What a server sent is not as TLS says it must be. */
export class BrokenTls extends Error {}

/** Reads a message from its start; whatever would go beyond its end throws {@link BrokenTls}. */
export interface ByteCursor {
  readonly left: () => number;
  readonly number: (bytes: 1 | 2 | 3) => number;
  readonly take: (bytes: number) => Buffer;
  /** What follows a length of so many bytes. */
  readonly sized: (bytes: 1 | 2 | 3) => Buffer;
}

export function byteCursor(message: Buffer): ByteCursor {
  let at = 0;
  const take = (bytes: number): Buffer => {
    if (at + bytes > message.length) throw new BrokenTls('a message ends before its content');
    at += bytes;
    return message.subarray(at - bytes, at);
  };
  const number = (bytes: 1 | 2 | 3): number => take(bytes).readUIntBE(0, bytes);
  return { left: () => message.length - at, number, take, sized: (bytes) => take(number(bytes)) };
}
