import type { AssessedCertificate } from '../../pki/assessment.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { configurationOf } from '../kubeadm-network.ts';
import { apiServerOf } from '../kubeadm-files.ts';
import { rule } from '../rule.ts';

export interface DefaultNamesMissingParams {
  readonly name: string;
  readonly missing: readonly string[];
}

const defaultNames = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc'] as const;

/** Names under which pods reach the API server. Renewing copies the old names, so it does not bring them back. */
export const defaultNamesMissing = rule({
  id: 'NA-N01',
  severities: ['warning'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go GetAPIServerAltNames',
  find: (context: FindingContext): readonly Verdict<DefaultNamesMissingParams>[] => {
    const domainOf = new Map<AssessedCertificate, string>();
    for (const tree of context.trees) {
      const apiServer = apiServerOf(context, tree)?.assessed;
      const domain = configurationOf(context, tree)?.dnsDomain;
      if (apiServer !== undefined && domain !== undefined) domainOf.set(apiServer, domain);
    }
    return context.assessment.certificates.flatMap((assessed) => {
      const { role, certificate, isReplaced } = assessed;
      const dns = new Set(certificate.subjectAltName.dns);
      // Without any name it is told as that.
      if (role !== 'apiserver' || isReplaced || dns.size + certificate.subjectAltName.ip.length === 0) return [];
      const domain = domainOf.get(assessed);
      const hasDomain = [...dns].some((name) => name.startsWith('kubernetes.default.svc.'));
      const wanted =
        domain === undefined
          ? [...defaultNames, ...(hasDomain ? [] : ['kubernetes.default.svc.cluster.local'])]
          : [...defaultNames, `kubernetes.default.svc.${domain}`];
      const missing = wanted.filter((name) => !dns.has(name));
      if (missing.length === 0) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: fingerprintsOf([assessed]),
          places: placesOf([assessed]),
          params: { name: context.nameOf(assessed), missing },
        },
      ];
    });
  },
});
