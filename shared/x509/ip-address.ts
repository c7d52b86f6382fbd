/**
 * Text of an iPAddress: dotted IPv4, IPv6 as RFC 5952 recommends (lower case, the longest run of zeros as `::`,
 * IPv4-mapped addresses with their dotted part).
 * @returns `undefined` when it is neither 4 nor 16 octets
 */
export function ipAddressText(bytes: Uint8Array, from: number, to: number): string | undefined {
  if (to - from === 4) return dotted(bytes, from);
  if (to - from !== 16) return undefined;
  const groups: number[] = [];
  for (let at = from; at < to; at += 2) groups.push(((bytes[at] as number) << 8) | (bytes[at + 1] as number));
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return `::ffff:${dotted(bytes, to - 4)}`;
  const { start, length } = longestZeroRun(groups);
  // RFC 5952 section 4.2.2: a single zero group is not shortened.
  if (length < 2) return groupText(groups);
  return `${groupText(groups.slice(0, start))}::${groupText(groups.slice(start + length))}`;
}

function groupText(groups: readonly number[]): string {
  return groups.map((group) => group.toString(16)).join(':');
}

function dotted(bytes: Uint8Array, from: number): string {
  return `${bytes[from]}.${bytes[from + 1]}.${bytes[from + 2]}.${bytes[from + 3]}`;
}

/** The first of the longest, RFC 5952 section 4.2.3. */
function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  groups.forEach((group, index) => {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  });
  return best;
}
