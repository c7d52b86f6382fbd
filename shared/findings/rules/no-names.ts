import { evidenceOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { usagesOf } from '../usages.ts';
import { isCa } from '../../x509/certificate.ts';

export interface NamesParams {
  readonly names: readonly string[];
}

/** A server's certificate that names no host: the common name is not one. */
export const noNames = rule({
  id: 'NA-N04',
  severities: ['critical'],
  source: 'RFC 9525 section 1.2',
  find: ({ assessment: { certificates }, nameOf }: FindingContext): readonly Verdict<NamesParams>[] => {
    const nameless = certificates.filter(({ certificate, role, isReplaced }) => {
      const { dns, ip, uri } = certificate.subjectAltName;
      const serves = role === 'server' || usagesOf(role).includes('serverAuth');
      return serves && !isReplaced && !isCa(certificate) && dns.length + ip.length + uri.length === 0;
    });
    if (nameless.length === 0) return [];
    return [
      {
        severity: 'critical',
        ...evidenceOf(nameless),
        params: { names: nameless.map(nameOf) },
      },
    ];
  },
});
