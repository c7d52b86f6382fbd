/** What else listens on ports, by the first bytes it sends. */
const others: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^HTTP\//u, 'in plain HTTP'],
  [/^SSH-/u, 'in SSH'],
  [/^(?:220[ -]|\* OK|\+OK)/u, 'like a mail or file server'],
];

/** @returns how it answers, as a part of a sentence; `undefined` for what may be the start of TLS */
export function whatItSpeaks(start: Buffer): string | undefined {
  const isRecord = [20, 21, 22, 23].includes(start[0] ?? 0) && (start.length < 2 || start[1] === 3);
  if (isRecord) return undefined;
  const text = start.toString('latin1', 0, 16);
  return others.find(([pattern]) => pattern.test(text))?.[1] ?? 'in some other protocol';
}
