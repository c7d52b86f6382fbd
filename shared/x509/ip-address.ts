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

/** The 4 or 16 octets of an address in any spelling; `undefined` for what is none. */
export function ipAddressOctets(text: string): Uint8Array | undefined {
  return text.includes(':') ? v6Octets(text) : v4Octets(text);
}

function v4Octets(text: string): Uint8Array | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/u.test(text)) return undefined;
  const numbers = text.split('.').map(Number);
  return numbers.every((number) => number <= 255) ? Uint8Array.from(numbers) : undefined;
}

function v6Octets(text: string): Uint8Array | undefined {
  // Two times `::` is no address.
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':').flatMap(groupOctets)));
  if (head === undefined || head.includes(-1) || tail?.includes(-1) === true) return undefined;
  const missing = 16 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return Uint8Array.from([...head, ...Array.from({ length: missing }, () => 0), ...(tail ?? [])]);
}

/** The octets of one part between colons; -1 where it is none. */
function groupOctets(part: string): readonly number[] {
  const v4 = part.includes('.') ? v4Octets(part) : undefined;
  if (v4 !== undefined) return [...v4];
  if (!/^[0-9a-f]{1,4}$/iu.test(part)) return [-1];
  const value = Number.parseInt(part, 16);
  return [value >> 8, value & 0xff];
}
