type Env = Readonly<Record<string, string | undefined>>;

/**
 * On a terminal that can, unless `NO_COLOR` is set (to anything but nothing); `FORCE_COLOR` has the last word.
 * @see https://no-color.org and Node's tty.WriteStream.getColorDepth
 */
export function wantsColours({ isTTY }: { readonly isTTY?: boolean }, env: Env): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}
