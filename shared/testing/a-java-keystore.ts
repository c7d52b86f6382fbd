/**
 * A Java keystore as keytool lays it out, written out so that a test needs no Java: a trusted certificate `ca` and an entry
 * `srv` with a key. Neither the key's protection nor the digest at the end is that of any password.
 * @see OpenJDK sun.security.provider.JavaKeyStore
 *
 * @param protectedKey  stands where the encrypted PKCS#8 would
 */
export function aJavaKeystore(certificatePem: string, protectedKey: Uint8Array = Buffer.alloc(20)): Buffer {
  const der = Buffer.from(certificatePem.split('-----')[2] ?? '', 'base64');
  const certificate = [text('X.509'), number(der.length), der];
  const date = Buffer.alloc(8);
  const head = [number(0xfeedfeed), number(2), number(2)];
  const trusted = [number(2), text('ca'), date, ...certificate];
  const key = [number(1), text('srv'), date, number(protectedKey.length), protectedKey, number(1), ...certificate];
  const digest = Buffer.alloc(20);
  return Buffer.concat([...head, ...trusted, ...key, digest]);
}

function number(value: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(value);
  return octets;
}

function text(value: string): Buffer {
  return Buffer.concat([number(value.length).subarray(2), Buffer.from(value)]);
}
