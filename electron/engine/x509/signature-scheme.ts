import { constants } from 'node:crypto';
import { rsassaPssParameters } from '../../../shared/x509/rsassa-pss.ts';
import type { AlgorithmIdentifier } from '../../../shared/x509/signature-algorithm.ts';

/** How node:crypto is to check a signature of one algorithm. */
export interface SignatureScheme {
  /** The `asymmetricKeyType` that such a signature is made with; another key cannot have made it. */
  readonly keyTypes: readonly string[];
  /** `null` where the algorithm has its own hash (Ed25519, Ed448). */
  readonly digest: string | null;
  readonly padding?: number;
  readonly saltLength?: number;
}

const rsa = (digest: string): SignatureScheme => ({ keyTypes: ['rsa'], digest });
const ecdsa = (digest: string): SignatureScheme => ({ keyTypes: ['ec'], digest });
const dsa = (digest: string): SignatureScheme => ({ keyTypes: ['dsa'], digest });

/** By OID. @see RFC 3279, RFC 4055, RFC 5758, RFC 8410, NIST CSOR */
const schemes: ReadonlyMap<string, SignatureScheme> = new Map([
  ['1.2.840.113549.1.1.4', rsa('md5')],
  ['1.2.840.113549.1.1.5', rsa('sha1')],
  ['1.3.14.3.2.29', rsa('sha1')],
  ['1.2.840.113549.1.1.14', rsa('sha224')],
  ['1.2.840.113549.1.1.11', rsa('sha256')],
  ['1.2.840.113549.1.1.12', rsa('sha384')],
  ['1.2.840.113549.1.1.13', rsa('sha512')],
  ['2.16.840.1.101.3.4.3.14', rsa('sha3-256')],
  ['2.16.840.1.101.3.4.3.15', rsa('sha3-384')],
  ['2.16.840.1.101.3.4.3.16', rsa('sha3-512')],
  ['1.2.840.10045.4.1', ecdsa('sha1')],
  ['1.2.840.10045.4.3.1', ecdsa('sha224')],
  ['1.2.840.10045.4.3.2', ecdsa('sha256')],
  ['1.2.840.10045.4.3.3', ecdsa('sha384')],
  ['1.2.840.10045.4.3.4', ecdsa('sha512')],
  ['1.2.840.10040.4.3', dsa('sha1')],
  ['2.16.840.1.101.3.4.3.1', dsa('sha224')],
  ['2.16.840.1.101.3.4.3.2', dsa('sha256')],
  ['1.3.101.112', { keyTypes: ['ed25519'], digest: null }],
  ['1.3.101.113', { keyTypes: ['ed448'], digest: null }],
]);

const hashes: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

const rsassaPssOid = '1.2.840.113549.1.1.10';

/** @returns `undefined` for an algorithm, or parameters of one, that cannot be checked here */
export function signatureScheme({ oid, parameters }: AlgorithmIdentifier): SignatureScheme | undefined {
  if (oid !== rsassaPssOid) return schemes.get(oid);
  const pss = parameters === undefined ? undefined : rsassaPssParameters(parameters);
  const digest = pss === undefined ? undefined : hashes.get(pss.hash);
  // node:crypto always masks with the hash of the message.
  if (pss === undefined || digest === undefined || pss.maskHash !== pss.hash) return undefined;
  return {
    keyTypes: ['rsa', 'rsa-pss'],
    digest,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: pss.saltLength,
  };
}
