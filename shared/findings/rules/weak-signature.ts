import { evidenceOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface WeakSignatureParams {
  readonly names: readonly string[];
  readonly algorithms: readonly string[];
}

const broken = /^(?:md[25]|sha1|ecdsa-with-SHA1$|dsaWithSHA1$)/iu;

/** Signed over a hash that can be collided. Nobody checks the signature of a root on itself. */
export const weakSignature = rule({
  id: 'NA-K03',
  severities: ['warning'],
  source: 'RFC 6194 (SHA-1), RFC 6151 (MD5)',
  find: ({ assessment: { certificates, at }, nameOf }: FindingContext): readonly Verdict<WeakSignatureParams>[] => {
    const weak = certificates.filter(
      ({ certificate, isSelfSigned, isReplaced }) =>
        broken.test(certificate.signatureAlgorithm) && !isSelfSigned && !isReplaced && !isExpiredAt(certificate, at),
    );
    if (weak.length === 0) return [];
    return [
      {
        severity: 'warning',
        ...evidenceOf(weak),
        params: {
          names: weak.map(nameOf),
          algorithms: [...new Set(weak.map(({ certificate }) => certificate.signatureAlgorithm))],
        },
      },
    ];
  },
});
