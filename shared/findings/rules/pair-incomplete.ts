import { kubeadmLeafs } from '../../kubernetes/kubeadm-certificates.ts';
import { join } from '../../reports/kubeadm-tree.ts';
import { fileLabel, placeOf } from '../evidence.ts';
import type { FindingPlace, Verdict } from '../finding.ts';
import type { FindingContext, NodeTree } from '../finding-context.ts';
import { rule } from '../rule.ts';
import type { Sha256Hex } from '../../x509/brand.ts';

export interface PairIncompleteParams {
  readonly files: readonly string[];
  readonly lacks: 'key' | 'certificate';
}

/** Of kubeadm's pairs, one half is there and the other is not. A request beside a key is a certificate to come. */
export const pairIncomplete = rule({
  id: 'NA-F08',
  severities: ['warning'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go TryLoadCertAndKeyFromDisk',
  find: (context: FindingContext): readonly Verdict<PairIncompleteParams>[] =>
    context.trees.flatMap((tree) =>
      (['key', 'certificate'] as const).flatMap((lacks) => {
        const found = halves(context, tree, lacks);
        if (found.length === 0) return [];
        return [
          {
            severity: 'warning' as const,
            certificates: found.flatMap(({ certificate }) => certificate ?? []),
            places: found.map(({ place }) => place),
            params: { files: found.map(({ place }) => fileLabel(place.path)), lacks },
          },
        ];
      }),
    ),
});

interface Half {
  readonly place: FindingPlace;
  readonly certificate: Sha256Hex | undefined;
}

function halves(
  context: FindingContext,
  { place, certificatesDir }: NodeTree,
  lacks: PairIncompleteParams['lacks'],
): readonly Half[] {
  return kubeadmLeafs
    .filter(({ kind }) => kind === 'pki')
    .flatMap(({ baseName }): readonly Half[] => {
      const base = join(certificatesDir, baseName);
      const [leaf] = context.inFile(place, `${base}.crt`);
      if (lacks === 'key') {
        const isAlone = leaf?.sighting.key === 'absent' && context.isMissing(`${base}.key`);
        return isAlone ? [{ place: placeOf(leaf.sighting), certificate: leaf.sighting.sha256 }] : [];
      }
      const [key] = context.keysInFile(place, `${base}.key`);
      const isAlone = key !== undefined && context.isMissing(`${base}.crt`) && !context.exists(`${base}.csr`);
      return isAlone ? [{ place: placeOf(key), certificate: undefined }] : [];
    });
}
