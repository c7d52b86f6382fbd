import type { PublicKey } from '../../../shared/x509/certificate.ts';
import { DerReader, tags } from '../../../shared/x509/der.ts';
import { hexOf } from '../../../shared/x509/hex.ts';
import { objectIdentifierText } from '../../../shared/x509/object-identifier.ts';
import { integerHex } from '../../../shared/x509/serial-number.ts';
import { hexLines } from './openssl-hex-lines.ts';
import { opensslCurves } from './openssl-names.ts';

const bytesPerLine = 15;
const algorithmNames: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.1', 'rsaEncryption'],
  ['1.2.840.113549.1.1.10', 'rsassaPss'],
  ['1.2.840.10045.2.1', 'id-ecPublicKey'],
  ['1.2.840.10040.4.1', 'dsaEncryption'],
  ['1.2.840.10046.2.1', 'X9.42 DH'],
  ['1.3.101.110', 'X25519'],
  ['1.3.101.111', 'X448'],
  ['1.3.101.112', 'ED25519'],
  ['1.3.101.113', 'ED448'],
]);

/** The lines below `Subject Public Key Info:`, from the left margin. @param spki  the whole SubjectPublicKeyInfo */
export function opensslKeyLines(spki: Uint8Array, { algorithm, bits, curve }: PublicKey): readonly string[] {
  const parts = new DerReader(spki);
  parts.nextIs(tags.sequence);
  parts.enter();
  parts.nextIs(tags.sequence);
  const identifier = parts.inside();
  const oid = identifier.nextIs(tags.objectIdentifier)
    ? objectIdentifierText(spki, identifier.from, identifier.to)
    : algorithm;
  const key = parts.nextIs(tags.bitString) ? spki.subarray(parts.from + 1, parts.to) : new Uint8Array();
  const name = algorithmNames.get(oid) ?? algorithm;
  const head = `Public Key Algorithm: ${name}`;
  const pub = ['    pub:', ...hexLines(hexOf(key), bytesPerLine, '        ')];
  if (algorithm === 'RSA' || algorithm === 'RSASSA-PSS') {
    const rsa = rsaLines(key);
    return [head, `    ${algorithm === 'RSA' ? '' : 'RSA-PSS '}Public-Key: (${bits ?? '?'} bit)`, ...(rsa ?? pub)];
  }
  if (algorithm === 'EC') {
    const sec = curve === undefined ? undefined : (opensslCurves.get(curve) ?? curve);
    const named = sec === undefined ? [] : [`    ASN1 OID: ${sec}`];
    const nist = curve?.startsWith('P-') === true ? [`    NIST CURVE: ${curve}`] : [];
    return [head, `    Public-Key: (${bits ?? '?'} bit)`, ...pub, ...named, ...nist];
  }
  return [head, `    ${name} Public-Key:`, ...pub];
}

/** `undefined` where the key is not the SEQUENCE of two numbers it has to be. */
function rsaLines(key: Uint8Array): readonly string[] | undefined {
  const numbers = new DerReader(key);
  if (!numbers.nextIs(tags.sequence)) return undefined;
  numbers.enter();
  if (!numbers.nextIs(tags.integer)) return undefined;
  const modulus = hexOf(key, numbers.from, numbers.to);
  if (!numbers.nextIs(tags.integer)) return undefined;
  const exponent = integerHex(key, numbers.from, numbers.to);
  return [
    '    Modulus:',
    ...hexLines(modulus, bytesPerLine, '        '),
    /^[0-9a-f]{1,16}$/u.test(exponent)
      ? `    Exponent: ${BigInt(`0x${exponent}`)} (0x${BigInt(`0x${exponent}`).toString(16)})`
      : `    Exponent: 0x${exponent}`,
  ];
}
