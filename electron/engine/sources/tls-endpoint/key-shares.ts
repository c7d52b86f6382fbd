import { createECDH, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';

/** One offer of a key exchange: what the ClientHello carries, and what becomes of the server's answer. */
export interface KeyShare {
  /** @see RFC 8446 section 4.2.7 */
  readonly group: number;
  readonly publicKey: Buffer;
  /** @throws where the server's share is no point of the group */
  readonly agree: (serverShare: Buffer) => Buffer;
}

let made: readonly KeyShare[] | undefined;

/**
 * An offer for every group that Kubernetes' servers know, so that none has to ask a second time. They are made once and used
 * for every connection: nothing confidential is ever sent under them, they only open what the server presents to anybody.
 */
export function keyShares(): readonly KeyShare[] {
  return (made ??= [x25519(), ecdh(0x00_17, 'prime256v1'), ecdh(0x00_18, 'secp384r1'), ecdh(0x00_19, 'secp521r1')]);
}

function x25519(): KeyShare {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return {
    group: 0x00_1d,
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
    agree: (serverShare) => {
      const key = { kty: 'OKP', crv: 'X25519', x: serverShare.toString('base64url') };
      return diffieHellman({ privateKey, publicKey: createPublicKey({ key, format: 'jwk' }) });
    },
  };
}

function ecdh(group: number, curve: string): KeyShare {
  const exchange = createECDH(curve);
  const publicKey = exchange.generateKeys();
  return { group, publicKey, agree: (serverShare) => exchange.computeSecret(serverShare) };
}
