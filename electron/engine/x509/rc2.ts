import rc2 from 'node-forge/lib/rc2.js';
import util from 'node-forge/lib/util.js';

/** RC2 in CBC mode, which Node's own OpenSSL leaves out: Windows and old Java encrypt certificates so. @see RFC 2268 */
export function rc2Decrypted(key: Buffer, iv: Buffer, encrypted: Uint8Array): Buffer | undefined {
  const cipher = rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  cipher.start(iv.toString('latin1'));
  cipher.update(util.createBuffer(Buffer.from(encrypted).toString('latin1')));
  key.fill(0);
  return cipher.finish() ? Buffer.from(cipher.output.getBytes(), 'latin1') : undefined;
}
