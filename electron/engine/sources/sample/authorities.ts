import type { webcrypto } from 'node:crypto';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { issueCertificate, makeKeys, type Issued, type Order } from './issue.ts';
import { dayMs } from '../../../../shared/x509/milliseconds.ts';

const foundedDaysAgo = 3_590;
/** kubeadm's ten plain years. */
const caLifetimeDays = 3_650;
/** RFC 5280 section 4.1.2.5: no well-defined expiration date. */
const noExpiry = Date.UTC(9999, 11, 31, 23, 59, 59) as EpochMs;

/** The CAs of cluster `prod`, ten years old and in the middle of being rotated. */
export interface Authorities {
  readonly cluster: Issued;
  /** The successor: the same name, a new key. */
  readonly rotated: Issued;
  /** The successor's key certified by the old CA, for clients that know only that one. */
  readonly crossSigned: Issued;
  /** Another cluster's CA of the same name, itself nowhere in the sample. */
  readonly stranger: Issued;
  readonly etcd: Issued;
  readonly frontProxy: Issued;
  readonly webhook: Issued;
  /** Signs service account tokens; not a CA, and without a certificate. */
  readonly serviceAccount: webcrypto.CryptoKeyPair;
}

/** `days` after `at`; negative for the past. */
export function daysFrom(at: EpochMs, days: number): EpochMs {
  return (at + days * dayMs) as EpochMs;
}

/** When `kubeadm init` ran. */
export function founded(at: EpochMs): EpochMs {
  return daysFrom(at, -foundedDaysAgo);
}

export async function makeAuthorities(at: EpochMs): Promise<Authorities> {
  const ca = (subject: string, fromDays: number, notAfter: EpochMs, more: Partial<Order> = {}): Promise<Issued> =>
    issueCertificate({
      subject,
      issuer: undefined,
      notBefore: daysFrom(at, fromDays),
      notAfter,
      usage: 'ca',
      dns: [subject.replace('CN=', '')],
      ...more,
    });
  const endOfFounded = daysFrom(at, caLifetimeDays - foundedDaysAgo);
  const endOfRotated = daysFrom(at, caLifetimeDays - 40);
  const [cluster, rotated, stranger, etcd, frontProxy, webhook, serviceAccount] = await Promise.all([
    ca('CN=kubernetes', -foundedDaysAgo, daysFrom(at, 420)),
    ca('CN=kubernetes', -40, endOfRotated),
    ca('CN=kubernetes', -900, daysFrom(at, caLifetimeDays - 900)),
    ca('CN=etcd-ca', -foundedDaysAgo, endOfFounded),
    ca('CN=front-proxy-ca', -foundedDaysAgo, daysFrom(at, 320)),
    ca('CN=image-policy-webhook-ca', -500, noExpiry),
    makeKeys(),
  ]);
  const crossSigned = await ca('CN=kubernetes', -40, daysFrom(at, 420), { issuer: cluster, keys: rotated.keys });
  return { cluster, rotated, crossSigned, stranger, etcd, frontProxy, webhook, serviceAccount };
}
