import type { TlsVersion } from '../../../../shared/pki/inventory.ts';
import { BrokenTls, byteCursor } from './byte-cursor.ts';

export interface ServerHello {
  readonly protocol: TlsVersion;
  readonly cipherSuite: number;
  /** TLS 1.3 only. */
  readonly keyShare: { readonly group: number; readonly publicKey: Buffer } | undefined;
}

const versions: ReadonlyMap<number, TlsVersion> = new Map([
  [0x0301, 'TLS 1.0'],
  [0x0302, 'TLS 1.1'],
  [0x0303, 'TLS 1.2'],
  [0x0304, 'TLS 1.3'],
]);

/** A HelloRetryRequest is a ServerHello with this in place of chance. @see RFC 8446 section 4.1.3 */
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

/** @param body  the message behind its type and length */
export function readServerHello(body: Buffer): ServerHello {
  const message = byteCursor(body);
  let version = message.number(2);
  const random = message.take(32);
  message.sized(1);
  const cipherSuite = message.number(2);
  message.number(1);
  let keyShare: ServerHello['keyShare'];
  if (message.left() > 0) {
    const extensions = byteCursor(message.sized(2));
    while (extensions.left() > 0) {
      const type = extensions.number(2);
      const content = byteCursor(extensions.sized(2));
      if (type === 43) version = content.number(2);
      else if (type === 51 && random.toString('hex') !== retryRandom) {
        keyShare = { group: content.number(2), publicKey: content.sized(2) };
      }
    }
  }
  if (random.toString('hex') === retryRandom) {
    throw new BrokenTls('it asks for a key exchange that NotAfter does not offer');
  }
  const protocol = versions.get(version);
  if (protocol === undefined) throw new BrokenTls(`it answers with the protocol version 0x${version.toString(16)}`);
  return { protocol, cipherSuite, keyShare };
}
