import type { AssessedCertificate } from '../../pki/assessment.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { evidenceOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule, type Steps } from '../rule.ts';
import { isStep } from '../steps.ts';
import type { NamesParams } from './no-names.ts';

/** One key pair in certificates of different owners: it was copied. Renewing under the same key is no copy. */
export const keyShared = rule({
  id: 'NA-K04',
  severities: ['warning'],
  source: 'NIST SP 800-57 part 1 revision 5 section 5.2',
  *find({ assessment: { certificates, at }, nameOf }: FindingContext): Steps<NamesParams> {
    const firstOf = new Map<Sha256Hex, AssessedCertificate>();
    const shared = new Map<Sha256Hex, Set<AssessedCertificate>>();
    for (const [index, each] of certificates.entries()) {
      if (isStep(index)) yield;
      const { certificate } = each;
      if (isCa(certificate) || isExpiredAt(certificate, at)) continue;
      const first = firstOf.get(certificate.spkiSha256);
      if (first === undefined) firstOf.set(certificate.spkiSha256, each);
      else if (first.role !== each.role || first.certificate.subject.comparable !== certificate.subject.comparable) {
        const owners = shared.get(certificate.spkiSha256) ?? new Set([first]);
        shared.set(certificate.spkiSha256, owners.add(each));
      }
    }
    for (const owners of shared.values()) {
      yield;
      const members = [...owners];
      yield {
        severity: 'warning',
        ...evidenceOf(members),
        params: { names: members.map(nameOf) },
      };
    }
  },
});
