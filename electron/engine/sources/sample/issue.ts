import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type Extension,
  type JsonGeneralName,
} from '@peculiar/x509';
import { KeyObject, webcrypto } from 'node:crypto';
import type { EpochMs } from '../../../../shared/x509/brand.ts';

/** ECDSA P-256 throughout: a hundred RSA keys would take a minute, these take a fraction of a second. */
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface Issued {
  /** In the order of the DER, as kubeadm writes it: `O=system:nodes,CN=system:node:cp-1`. */
  readonly subject: string;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly notBefore: EpochMs;
  /** PEM with a closing line break. */
  readonly certificatePem: string;
}

export interface Order {
  readonly subject: string;
  /** `undefined`: signed with its own key. */
  readonly issuer: Issued | undefined;
  readonly notBefore: EpochMs;
  readonly notAfter: EpochMs;
  readonly usage: 'ca' | 'server' | 'client' | 'server-and-client';
  readonly dns?: readonly string[];
  readonly ip?: readonly string[];
  /** The key to certify, for a cross-signed CA; made anew otherwise. */
  readonly keys?: webcrypto.CryptoKeyPair;
  /** Hex; a random one where left out. */
  readonly serialNumber?: string;
  /** Instead of those that {@link usage} implies; empty for no such extension. */
  readonly extKeyUsage?: readonly ('serverAuth' | 'clientAuth')[];
}

export function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** Issues one certificate with the extensions kubeadm gives it. @see kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go */
export async function issueCertificate(order: Order): Promise<Issued> {
  const keys = order.keys ?? (await makeKeys());
  const issuer = order.issuer ?? { subject: order.subject, keys };
  const certificate = await X509CertificateGenerator.create(
    {
      subject: order.subject,
      issuer: issuer.subject,
      serialNumber: order.serialNumber ?? positiveSerialNumber(),
      notBefore: new Date(order.notBefore),
      notAfter: new Date(order.notAfter),
      publicKey: keys.publicKey,
      signingKey: issuer.keys.privateKey,
      signingAlgorithm: algorithm,
      extensions: await extensionsOf(order, keys, issuer.keys),
    },
    webcrypto,
  );
  return {
    subject: order.subject,
    keys,
    notBefore: order.notBefore,
    certificatePem: `${certificate.toString('pem')}\n`,
  };
}

async function extensionsOf(
  order: Order,
  keys: webcrypto.CryptoKeyPair,
  issuerKeys: webcrypto.CryptoKeyPair,
): Promise<Extension[]> {
  const isCa = order.usage === 'ca';
  const forEveryone = KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment;
  const usages = isCa ? forEveryone | KeyUsageFlags.keyCertSign : forEveryone;
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- flags are added up; the enum names only single ones
  const extensions: Extension[] = [new KeyUsagesExtension(usages, true)];
  const extKeyUsage = order.extKeyUsage ?? usagesOf(order.usage);
  if (extKeyUsage.length > 0) {
    extensions.push(new ExtendedKeyUsageExtension(extKeyUsage.map((each) => ExtendedKeyUsage[each])));
  }
  extensions.push(new BasicConstraintsExtension(isCa, undefined, true));
  if (isCa) extensions.push(await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto));
  if (order.issuer !== undefined) {
    extensions.push(await AuthorityKeyIdentifierExtension.create(issuerKeys.publicKey, false, webcrypto));
  }
  const names: JsonGeneralName[] = [
    ...(order.dns ?? []).map((value) => ({ type: 'dns' as const, value })),
    ...(order.ip ?? []).map((value) => ({ type: 'ip' as const, value })),
  ];
  if (names.length > 0) extensions.push(new SubjectAlternativeNameExtension(names));
  return extensions;
}

function usagesOf(usage: Order['usage']): NonNullable<Order['extKeyUsage']> {
  switch (usage) {
    case 'ca':
      return [];
    case 'server':
      return ['serverAuth'];
    case 'client':
      return ['clientAuth'];
    case 'server-and-client':
      return ['serverAuth', 'clientAuth'];
  }
}

/** Random and 63 bits long, as kubeadm's. */
function positiveSerialNumber(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(8));
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return Buffer.from(bytes).toString('hex');
}

/** `EC PRIVATE KEY` as kubeadm writes it; PKCS#8 under a passphrase nobody keeps where `encrypted`. */
export function privateKeyPem(keys: webcrypto.CryptoKeyPair, encrypted = false): string {
  const key = KeyObject.from(keys.privateKey);
  if (!encrypted) return key.export({ type: 'sec1', format: 'pem' }).toString();
  const passphrase = Buffer.from(webcrypto.getRandomValues(new Uint8Array(16))).toString('hex');
  return key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
}

export function publicKeyPem(keys: webcrypto.CryptoKeyPair): string {
  return KeyObject.from(keys.publicKey).export({ type: 'spki', format: 'pem' }).toString();
}

/** A PKCS#10 request as `kubeadm certs generate-csr` leaves it. */
export async function signingRequestPem(
  subject: string,
  dns: readonly string[],
  keys: webcrypto.CryptoKeyPair,
): Promise<string> {
  const request = await Pkcs10CertificateRequestGenerator.create(
    {
      name: subject,
      keys,
      signingAlgorithm: algorithm,
      extensions: [new SubjectAlternativeNameExtension(dns.map((value) => ({ type: 'dns' as const, value })))],
    },
    webcrypto,
  );
  return `${request.toString('pem')}\n`;
}
