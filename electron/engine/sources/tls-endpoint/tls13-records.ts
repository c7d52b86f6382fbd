import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { BrokenTls } from './byte-cursor.ts';
import { keyShares } from './key-shares.ts';
import type { ServerHello } from './server-hello.ts';

interface Suite {
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  readonly keyBytes: number;
  readonly hash: 'sha256' | 'sha384';
}

/** @see RFC 8446 appendix B.4 */
const suites: ReadonlyMap<number, Suite> = new Map([
  [0x1301, { cipher: 'aes-128-gcm', keyBytes: 16, hash: 'sha256' }],
  [0x1302, { cipher: 'aes-256-gcm', keyBytes: 32, hash: 'sha384' }],
  [0x1303, { cipher: 'chacha20-poly1305', keyBytes: 32, hash: 'sha256' }],
]);
const tagBytes = 16;

export interface OpenedRecord {
  readonly type: number;
  readonly content: Buffer;
}

/**
 * Opens what a server of TLS 1.3 sends between its ServerHello and the end of the handshake, its certificates among it.
 * @param transcript  ClientHello and ServerHello, as they were sent, without their records
 * @returns opens one record after another, in their order; throws {@link BrokenTls} for one that does not open
 * @see RFC 8446 sections 5.2 and 7.1
 */
export function handshakeRecords(
  { cipherSuite, keyShare }: ServerHello,
  transcript: Buffer,
): (header: Buffer, sealed: Buffer) => OpenedRecord {
  const suite = suites.get(cipherSuite);
  const share = keyShares().find(({ group }) => group === keyShare?.group);
  if (suite === undefined || share === undefined || keyShare === undefined) {
    throw new BrokenTls('it chose a cipher suite or a key exchange that was not offered');
  }
  const { hash, cipher, keyBytes } = suite;
  const hashBytes = createHash(hash).digest().length;
  const zeros = Buffer.alloc(hashBytes);
  const early = hmac(hash, zeros, zeros);
  const derived = expandLabel(hash, early, 'derived', createHash(hash).digest(), hashBytes);
  const secret = hmac(hash, derived, agreed(share.agree, keyShare.publicKey));
  const sofar = createHash(hash).update(transcript).digest();
  const traffic = expandLabel(hash, secret, 's hs traffic', sofar, hashBytes);
  const key = expandLabel(hash, traffic, 'key', Buffer.alloc(0), keyBytes);
  const iv = expandLabel(hash, traffic, 'iv', Buffer.alloc(0), 12);

  let sequence = 0n;
  return (header, sealed) => {
    if (sealed.length < tagBytes + 1) throw new BrokenTls('an encrypted record is too short');
    const nonce = Buffer.from(iv);
    nonce.writeBigUInt64BE(nonce.readBigUInt64BE(4) ^ sequence++, 4);
    const end = sealed.length - tagBytes;
    // The overloads tell the ciphers apart and take no union of them.
    const decipher = createDecipheriv(cipher as 'aes-128-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(header);
    decipher.setAuthTag(sealed.subarray(end));
    const padded = opened(decipher, sealed.subarray(0, end));
    let last = padded.length - 1;
    while (last >= 0 && padded[last] === 0) last--;
    const type = padded[last];
    if (type === undefined) throw new BrokenTls('an encrypted record has no content');
    return { type, content: padded.subarray(0, last) };
  };
}

function opened(decipher: ReturnType<typeof createDecipheriv>, sealed: Buffer): Buffer {
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    throw new BrokenTls('an encrypted record does not open');
  }
}

function agreed(agree: (serverShare: Buffer) => Buffer, serverShare: Buffer): Buffer {
  try {
    return agree(serverShare);
  } catch {
    throw new BrokenTls('its key share is no point of its group');
  }
}

function hmac(hash: Suite['hash'], key: Buffer, data: Buffer): Buffer {
  return createHmac(hash, key).update(data).digest();
}

/** HKDF-Expand-Label; no length here is above one block of the hash. */
function expandLabel(hash: Suite['hash'], secret: Buffer, label: string, context: Buffer, bytes: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`);
  const info = Buffer.concat([
    Buffer.from([bytes >> 8, bytes & 0xff, name.length]),
    name,
    Buffer.from([context.length]),
    context,
    Buffer.from([1]),
  ]);
  return hmac(hash, secret, info).subarray(0, bytes);
}
