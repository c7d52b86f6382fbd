import { kubeconfigClients } from '../../pki/kubeconfig-fleet.ts';
import { subjectLabel } from '../../x509/name-label.ts';
import { fileLabels, maxPlaces, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface ClientKeyInSeveralKubeconfigsParams {
  readonly files: readonly string[];
  readonly user: string;
}

/** One client key in several kubeconfigs that are carried about: kubeadm's own and one copy of them are custom. */
export const clientKeyInSeveralKubeconfigs = rule({
  id: 'NA-K12',
  severities: ['notice'],
  source: 'kubernetes/website content/en/docs/concepts/security/hardening-guide/authentication-mechanisms.md',
  find: ({ assessment: { inventory } }: FindingContext): readonly Verdict<ClientKeyInSeveralKubeconfigsParams>[] =>
    [...new Set(kubeconfigClients(inventory).sharing.values())].map((entries) => ({
      severity: 'notice',
      certificates: [...new Set(entries.map(({ related }) => related.certificate.sha256))],
      places: entries.slice(0, maxPlaces).map(({ kubeconfig }) => placeOf({ ...kubeconfig, field: undefined })),
      params: {
        files: fileLabels(entries.map(({ kubeconfig }) => kubeconfig)),
        user: entries[0] === undefined ? '' : subjectLabel(entries[0].related.certificate),
      },
    })),
});
