import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { kubeadmFiles } from '../kubeadm-files.ts';
import { rule } from '../rule.ts';
import type { FilesParams } from './ca-key-on-worker.ts';

/** kubeadm expects one certificate in the file of a leaf, and up to now gives up on more. */
export const severalCertificates = rule({
  id: 'NA-F09',
  severities: ['notice'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go TryLoadCertFromDisk',
  find: (context: FindingContext): readonly Verdict<FilesParams>[] =>
    context.trees.flatMap((tree) => {
      const files = kubeadmFiles(context, tree)
        .filter(({ entry }) => entry.kind === 'pki')
        .map(({ path }) => context.inFile(tree.place, path))
        .filter((file) => file.length > 1);
      if (files.length === 0) return [];
      return [
        {
          severity: 'notice' as const,
          certificates: [...new Set(files.flatMap((file) => fingerprintsOf(file.map(({ assessed }) => assessed))))],
          places: files.flatMap((file) => file.slice(0, 1).map(({ sighting }) => placeOf(sighting))),
          params: { files: files.flatMap((file) => file.slice(0, 1).map(({ sighting }) => fileLabel(sighting.path))) },
        },
      ];
    }),
});
