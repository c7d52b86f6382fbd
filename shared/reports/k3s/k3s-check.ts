import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import type { Sighting } from '../../pki/inventory.ts';
import { fileNameOf } from '../../pki/slash-path.ts';
import type { EpochMs } from '../../x509/brand.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import type { Name } from '../../x509/name.ts';
import { k3sFileOf } from './k3s-files.ts';

/** What `k3s certificate check` says of one certificate; field for field its struct. */
export interface K3sCertificate {
  /** Without its folder, as k3s has it. */
  readonly filename: string;
  /** Common names alone. */
  readonly subject: string;
  readonly issuer: string;
  readonly usages: readonly string[];
  /** Of one that is not valid yet its notBefore, as k3s has it. */
  readonly expiryTime: EpochMs;
  /** To the notAfter, in milliseconds. */
  readonly residualMs: number;
  readonly status: 'OK' | 'WARNING' | 'EXPIRED' | 'NOT YET VALID';
}

/** config.CertificateRenewDays; it was 90 before the releases of May 2025. */
const warnMs = 120 * dayMs;

/**
 * Every certificate of every file that k3s or RKE2 checks, node by node, in the order of the files and in them. What
 * has no readable dates is left out, as k3s leaves out a file that it cannot parse.
 *
 * @see k3s-io/k3s pkg/cli/cert/cert.go collectCertInfo, pkg/util/cert.go
 */
export function k3sCheck({ certificates, at }: Assessment): readonly K3sCertificate[] {
  const found = certificates.flatMap((assessed) =>
    assessed.sightings.flatMap((sighting) => {
      const file = sighting.medium === 'file' ? k3sFileOf(sighting.path) : undefined;
      return file === undefined ? [] : [{ assessed, sighting, ...file }];
    }),
  );
  return found
    .sort(
      (a, b) =>
        compare(a.folder, b.folder) ||
        a.turn - b.turn ||
        compare(a.sighting.path, b.sighting.path) ||
        a.sighting.position - b.sighting.position,
    )
    .flatMap(({ assessed, sighting }) => told(assessed, sighting, at));
}

function told({ certificate }: AssessedCertificate, { path }: Sighting, at: EpochMs): readonly K3sCertificate[] {
  const { notBefore, notAfter, subject, issuer } = certificate;
  if (notBefore === undefined || notAfter === undefined) return [];
  const status = statusOf(notBefore, notAfter, at);
  return [
    {
      filename: fileNameOf(path),
      subject: commonNameOf(subject),
      issuer: commonNameOf(issuer),
      usages: usagesOf(certificate),
      expiryTime: status === 'NOT YET VALID' ? notBefore : notAfter,
      residualMs: notAfter - at,
      status,
    },
  ];
}

function statusOf(notBefore: EpochMs, notAfter: EpochMs, at: EpochMs): K3sCertificate['status'] {
  if (at < notBefore) return 'NOT YET VALID';
  if (at > notAfter) return 'EXPIRED';
  return at + warnMs > notAfter ? 'WARNING' : 'OK';
}

function usagesOf({ keyUsage = [], extKeyUsage = [] }: Certificate): readonly string[] {
  const usages = [
    ...(keyUsage.includes('keyCertSign') ? ['CertSign'] : []),
    ...extKeyUsage.flatMap((usage) =>
      usage === 'serverAuth' ? ['ServerAuth'] : usage === 'clientAuth' ? ['ClientAuth'] : [],
    ),
  ];
  return usages.length === 0 ? ['Unknown'] : usages;
}

function commonNameOf({ attributes }: Name): string {
  return attributes.findLast(({ type }) => type === 'CN')?.value ?? '';
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
