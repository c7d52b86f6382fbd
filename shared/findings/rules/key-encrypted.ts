import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { kubeadmFiles } from '../kubeadm-files.ts';
import { rule } from '../rule.ts';
import type { FilesParams } from './ca-key-on-worker.ts';

/** A component of Kubernetes has nobody to ask for a passphrase. */
export const keyEncrypted = rule({
  id: 'NA-K09',
  severities: ['warning'],
  source: 'kubernetes/client-go util/keyutil/key.go ParsePrivateKeyPEM',
  find: (context: FindingContext): readonly Verdict<FilesParams>[] =>
    context.trees.flatMap((tree) => {
      const found = kubeadmFiles(context, tree)
        .flatMap(({ leafs }) => leafs)
        .filter(({ sighting }) => sighting.key === 'encrypted');
      if (found.length === 0) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: fingerprintsOf(found.map(({ assessed }) => assessed)),
          places: found.map(({ sighting }) => placeOf(sighting)),
          params: { files: found.map(context.fileOf) },
        },
      ];
    }),
});
