import type { AssessedCertificate } from '../../pki/assessment.ts';
import { append } from '../../pki/group-by.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { hourMs, minuteMs } from '../../x509/milliseconds.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface OlderThanItsCaParams {
  readonly names: readonly string[];
  readonly authority: string;
}

/** kops back-dates by 48 hours, the most of all. */
const toleranceMs = 48 * hourMs + 5 * minuteMs;

/** Valid from before its CA was: the mark of a CA that was renewed under its old key, or of one forged clock. */
export const olderThanItsCa = rule({
  id: 'NA-T06',
  severities: ['notice'],
  source: 'kubernetes/kops pkg/pki/issue.go',
  find: (context: FindingContext): readonly Verdict<OlderThanItsCaParams>[] => {
    const { certificates, bySha256 } = context.assessment;
    const oldestOfKey = new Map<Sha256Hex, number>();
    for (const { certificate } of context.authorities) {
      const before = oldestOfKey.get(certificate.spkiSha256) ?? Infinity;
      oldestOfKey.set(certificate.spkiSha256, Math.min(before, certificate.notBefore ?? Infinity));
    }
    const byAuthority = new Map<AssessedCertificate, AssessedCertificate[]>();
    for (const each of certificates) {
      const authority = each.path[1] === undefined ? undefined : bySha256.get(each.path[1]);
      const { notBefore } = each.certificate;
      if (authority === undefined || notBefore === undefined) continue;
      // Of a CA with several certificates for one key, the oldest is the one that counts.
      const authorityStart = oldestOfKey.get(authority.certificate.spkiSha256);
      if (authorityStart !== undefined && notBefore < authorityStart - toleranceMs)
        append(byAuthority, authority, each);
    }
    return [...byAuthority].map(([authority, members]) => ({
      severity: 'notice',
      certificates: fingerprintsOf([...members, authority]),
      places: placesOf(members),
      params: { names: members.map(context.nameOf), authority: context.nameOf(authority) },
    }));
  },
});
