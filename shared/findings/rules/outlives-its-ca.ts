import type { AssessedCertificate } from '../../pki/assessment.ts';
import { append } from '../../pki/group-by.ts';
import type { EpochMs, Sha256Hex } from '../../x509/brand.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface OutlivesItsCaParams {
  readonly names: readonly string[];
  readonly authority: string;
  readonly authorityEndsAt: EpochMs;
  /** The latest of their own dates. */
  readonly ownEndsAt: EpochMs;
}

const horizonMs = 2 * 365 * dayMs;

/** The date in the certificate is later than the day it stops working: that of its CA. kubeadm does not clamp it. */
export const outlivesItsCa = rule({
  id: 'NA-T05',
  severities: ['warning', 'notice'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go NewSignedCert',
  find: ({
    assessment: { certificates, bySha256, at },
    nameOf,
  }: FindingContext): readonly Verdict<OutlivesItsCaParams>[] => {
    const byAuthority = new Map<Sha256Hex, AssessedCertificate[]>();
    for (const each of certificates) {
      const { limitedBy, effectiveNotAfter, certificate } = each;
      if (limitedBy === undefined || effectiveNotAfter === undefined || certificate.notAfter === undefined) continue;
      if (effectiveNotAfter < at || certificate.notAfter - effectiveNotAfter < dayMs) continue;
      append(byAuthority, limitedBy, each);
    }
    return [...byAuthority].flatMap(([sha256, members]) => {
      const authority = bySha256.get(sha256);
      const authorityEndsAt = authority?.certificate.notAfter;
      if (authority === undefined || authorityEndsAt === undefined || isExpiredAt(authority.certificate, at)) return [];
      // Of an end that is years away the date beside it says enough.
      if (authority.status === 'ok' && authorityEndsAt - at > horizonMs) return [];
      return [
        {
          severity: authority.status === 'ok' ? 'notice' : 'warning',
          certificates: fingerprintsOf([...members, authority]),
          places: placesOf(members),
          params: {
            names: members.map(nameOf),
            authority: nameOf(authority),
            authorityEndsAt,
            ownEndsAt: members.reduce(
              (latest, { certificate }) => Math.max(latest, certificate.notAfter ?? 0),
              0,
            ) as EpochMs,
          },
        },
      ];
    });
  },
});
