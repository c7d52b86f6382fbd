import { evidenceOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { isExpiredAt } from '../expiry.ts';
import type { PublicKey } from '../../x509/certificate.ts';

export interface WeakKeyParams {
  readonly names: readonly string[];
  /** `RSA 1024`, `EC P-192`: every kind there is, each once. */
  readonly kinds: readonly string[];
}

const fewestBits: Readonly<Record<string, number>> = { RSA: 2048, 'RSASSA-PSS': 2048, DSA: 2048, EC: 256 };

/** A key below 112 bits of security. */
export const weakKey = rule({
  id: 'NA-K02',
  severities: ['warning'],
  source: 'NIST SP 800-57 part 1 revision 5 section 5.6.1',
  find: ({ assessment: { certificates, at }, nameOf }: FindingContext): readonly Verdict<WeakKeyParams>[] => {
    const weak = certificates.filter(
      ({ certificate, isReplaced }) => isWeak(certificate.publicKey) && !isReplaced && !isExpiredAt(certificate, at),
    );
    if (weak.length === 0) return [];
    return [
      {
        severity: 'warning',
        ...evidenceOf(weak),
        params: {
          names: weak.map(nameOf),
          kinds: [...new Set(weak.map(({ certificate: { publicKey } }) => kindOf(publicKey)))],
        },
      },
    ];
  },
});

function isWeak({ algorithm, bits }: PublicKey): boolean {
  const least = Object.hasOwn(fewestBits, algorithm) ? fewestBits[algorithm] : undefined;
  return least !== undefined && bits !== undefined && bits < least;
}

function kindOf({ algorithm, bits, curve }: PublicKey): string {
  return `${algorithm} ${curve ?? bits ?? ''}`;
}
