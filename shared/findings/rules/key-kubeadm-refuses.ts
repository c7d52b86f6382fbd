import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { kubeadmAuthority, kubeadmFiles } from '../kubeadm-files.ts';
import { rule } from '../rule.ts';

export interface KeyKubeadmRefusesParams {
  readonly files: readonly string[];
  readonly algorithms: readonly string[];
}

const accepted = new Set(['RSA', 'EC']);

/** kubeadm reads RSA and ECDSA keys and no others. */
export const keyKubeadmRefuses = rule({
  id: 'NA-K10',
  severities: ['warning'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go TryLoadKeyFromDisk',
  find: (context: FindingContext): readonly Verdict<KeyKubeadmRefusesParams>[] =>
    context.trees.flatMap((tree) => {
      const authorities = (['ca', 'etcd-ca', 'front-proxy-ca'] as const).flatMap(
        (role) => kubeadmAuthority(context, tree, role).certificates,
      );
      const found = [...authorities, ...kubeadmFiles(context, tree).flatMap(({ leafs }) => leafs)].filter(
        // One that could not be read is no algorithm that kubeadm refuses.
        ({ assessed: { certificate } }) =>
          certificate.publicKey.algorithm !== '' && !accepted.has(certificate.publicKey.algorithm),
      );
      if (found.length === 0) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: fingerprintsOf(found.map(({ assessed }) => assessed)),
          places: found.map(({ sighting }) => placeOf(sighting)),
          params: {
            files: found.map(({ sighting }) => fileLabel(sighting.path)),
            algorithms: [...new Set(found.map(({ assessed }) => assessed.certificate.publicKey.algorithm))],
          },
        },
      ];
    }),
});
