/** A format told by its first bytes that is neither DER nor text. */
export type BinaryFormat = 'zip' | 'gzip' | 'tar' | 'java-keystore';

/** @see POSIX pax, "ustar Interchange Format": the magic stands in the middle of the first header */
const tarMagicAt = 257;

export function binaryFormat(bytes: Uint8Array): BinaryFormat | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) return 'zip';
  if (a === 0x1f && b === 0x8b && c === 8) return 'gzip';
  if (isKeystoreMagic(a, b, c, d)) return 'java-keystore';
  const isTar =
    bytes.length > 511 && Buffer.from(bytes.subarray(tarMagicAt, tarMagicAt + 5)).toString('latin1') === 'ustar';
  return isTar ? 'tar' : undefined;
}

/** 0xFEEDFEED (JKS) or 0xCECECECE (JCEKS). */
function isKeystoreMagic(a?: number, b?: number, c?: number, d?: number): boolean {
  return (
    (a === 0xfe && b === 0xed && c === 0xfe && d === 0xed) || (a === 0xce && b === 0xce && c === 0xce && d === 0xce)
  );
}
