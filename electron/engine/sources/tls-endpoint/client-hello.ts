import { randomBytes } from 'node:crypto';
import { keyShares } from './key-shares.ts';

/**
 * The one message that is sent: it offers whatever a server may have, old or new, since it is to be shown and not to be
 * used. @see RFC 8446 section 4.1.2
 */

/** TLS 1.3; then ECDHE, DHE and plain RSA with AES, ChaCha20 and 3DES, as in IANA's registry. */
const cipherSuites = [
  0x1301, 0x1302, 0x1303, 0xc02b, 0xc02c, 0xcca9, 0xc02f, 0xc030, 0xcca8, 0x009e, 0x009f, 0xccaa, 0xc023, 0xc024,
  0xc027, 0xc028, 0x0067, 0x006b, 0xc009, 0xc00a, 0xc013, 0xc014, 0x0033, 0x0039, 0x009c, 0x009d, 0x003c, 0x003d,
  0x002f, 0x0035, 0xc008, 0xc012, 0x000a,
];

/** ML-DSA, EdDSA, ECDSA, RSA-PSS, RSA, and SHA-1 last: a server picks its certificate by what is offered here. */
const signatureSchemes = [
  0x0904, 0x0905, 0x0906, 0x0807, 0x0808, 0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b,
  0x0401, 0x0501, 0x0601, 0x0203, 0x0201,
];
const versions = [0x0304, 0x0303, 0x0302, 0x0301];

/**
 * @param serverName  the name to ask for, ASCII; `undefined` sends none, as RFC 6066 demands for an address
 * @returns the message without its record; {@link inRecord} puts it into one
 */
export function clientHello(serverName: string | undefined): Buffer {
  const shares = keyShares();
  const extensions = [
    ...(serverName === undefined ? [] : [extension(0, list16(Buffer.from([0]), sized16(Buffer.from(serverName))))]),
    extension(10, list16(numbers(shares.map(({ group }) => group)))),
    extension(11, Buffer.from([1, 0])),
    extension(13, list16(numbers(signatureSchemes))),
    // Extended master secret, and a first handshake: some servers ask for either.
    extension(23, Buffer.alloc(0)),
    extension(0xff01, Buffer.from([0])),
    extension(43, sized8(numbers(versions))),
    extension(45, Buffer.from([1, 1])),
    extension(51, list16(...shares.flatMap(({ group, publicKey }) => [numbers([group]), sized16(publicKey)]))),
  ];
  const body = Buffer.concat([
    numbers([0x0303]),
    randomBytes(32),
    // A session id, as if resuming: middleboxes let TLS 1.3 pass then (RFC 8446 appendix D.4).
    sized8(randomBytes(32)),
    sized16(numbers(cipherSuites)),
    Buffer.from([1, 0]),
    sized16(Buffer.concat(extensions)),
  ]);
  const length = Buffer.from([1, body.length >> 16, (body.length >> 8) & 0xff, body.length & 0xff]);
  return Buffer.concat([length, body]);
}

/** The record says TLS 1.0, which every server reads. */
export function inRecord(message: Buffer): Buffer {
  return Buffer.concat([Buffer.from([22, 3, 1]), sized16(message)]);
}

function extension(type: number, content: Buffer): Buffer {
  return Buffer.concat([numbers([type]), sized16(content)]);
}

function list16(...items: readonly Buffer[]): Buffer {
  return sized16(Buffer.concat(items));
}

function sized8(content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([content.length]), content]);
}

function sized16(content: Buffer): Buffer {
  return Buffer.concat([numbers([content.length]), content]);
}

function numbers(values: readonly number[]): Buffer {
  return Buffer.from(values.flatMap((value) => [value >> 8, value & 0xff]));
}
