import type { Assessment } from '../../pki/assessment.ts';
import { append } from '../../pki/group-by.ts';
import { folderOf } from '../../pki/slash-path.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { nameLabel } from '../../x509/name-label.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FileOfPlace, FindingContext, NodeTree, Sighted } from '../finding-context.ts';
import { isIssuedUnder } from '../issued-under.ts';
import { kubeadmAuthority, kubeadmFiles } from '../kubeadm-files.ts';
import { rule } from '../rule.ts';

export interface SignedByAnotherCaParams {
  /** The files whose certificate another CA signed. */
  readonly files: readonly string[];
  /** The file of the CA that should have. */
  readonly authorityFile: string;
  /** The name both CAs carry; `undefined` where the names differ as well. */
  readonly sharedName: string | undefined;
}

/** A certificate, and the CA file whose CA should have signed it. */
interface Mismatch {
  readonly leaf: Sighted;
  readonly authority: Sighted;
}

/** The names match and the key does not: nothing that trusts the CA beside a certificate will accept it. */
export const signedByAnotherCa = rule({
  id: 'NA-C01',
  severities: ['critical'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certs.go validateSignedCert',
  find: (context: FindingContext): readonly Verdict<SignedByAnotherCaParams>[] => {
    const byAuthority = new Map<string, Mismatch[]>();
    const told = new Set<Sighted['sighting']>();
    for (const mismatch of [
      ...context.trees.flatMap((tree) => mismatchesOfTree(context, tree)),
      ...mismatchesBeside(context),
    ]) {
      const { leaf, authority } = mismatch;
      if (told.has(leaf.sighting)) continue;
      told.add(leaf.sighting);
      const { place, path } = authority.sighting;
      append(byAuthority, `${isOfThatName(mismatch)} ${place}\n${path}`, mismatch);
    }
    return [...byAuthority.values()].map((mismatches) => verdictOf(context, mismatches));
  },
});

function verdictOf({ fileOf }: FindingContext, mismatches: readonly Mismatch[]): Verdict<SignedByAnotherCaParams> {
  const leafs = mismatches.map(({ leaf }) => leaf);
  const authorities = [...new Map(mismatches.map(({ authority }) => [authority.sighting, authority])).values()];
  const [first] = mismatches;
  return {
    severity: 'critical',
    certificates: fingerprintsOf([...leafs, ...authorities].map(({ assessed }) => assessed)),
    places: [...leafs, ...authorities].map(({ sighting }) => placeOf(sighting)),
    params: {
      files: [...new Set(leafs.map(fileOf))],
      authorityFile: fileLabel(first?.authority.sighting.path ?? ''),
      sharedName:
        first !== undefined && isOfThatName(first) ? nameLabel(first.leaf.assessed.certificate.issuer) : undefined,
    },
  };
}

function isOfThatName({ leaf, authority }: Mismatch): boolean {
  return leaf.assessed.certificate.issuer.comparable === authority.assessed.certificate.subject.comparable;
}

/** kubeadm's layout says which CA file is meant for each certificate. */
function mismatchesOfTree(context: FindingContext, tree: NodeTree): readonly Mismatch[] {
  return kubeadmFiles(context, tree).flatMap(({ entry, leafs }) => {
    const { certificates: authorities } = kubeadmAuthority(context, tree, entry.ca);
    const [authority] = authorities;
    if (authority === undefined) return [];
    return leafs.filter((leaf) => isProvenForeign(context, leaf, authorities)).map((leaf) => ({ leaf, authority }));
  });
}

/** Elsewhere, a CA of the issuer's name in the same folder is meant, as long as no other is found to have signed it. */
function mismatchesBeside({ assessment }: FindingContext): readonly Mismatch[] {
  const inFolder = authoritiesByFolder(assessment);
  return assessment.certificates.flatMap((assessed) => {
    const { issuers, isSelfSigned, sightings } = assessed;
    if (issuers.length === 0 || isSelfSigned || issuers.some(({ proof }) => proof !== 'signature-mismatch')) return [];
    return sightings
      .filter(({ medium }) => medium === 'file')
      .flatMap((sighting) => {
        const here = inFolder(sighting);
        const authority = issuers.map(({ issuer }) => here?.get(issuer)).find((found) => found !== undefined);
        return authority === undefined ? [] : [{ leaf: { assessed, sighting }, authority }];
      });
  });
}

type Authorities = ReadonlyMap<Sha256Hex, Sighted>;

/** Which CAs lie in the folder of a file; asked for each file, so it must not go through a CA's copies every time. */
function authoritiesByFolder({ certificates }: Assessment): (file: FileOfPlace) => Authorities | undefined {
  const folders = new Map<string, Map<Sha256Hex, Sighted>>();
  const keyOf = ({ place, path }: FileOfPlace): string => `${place}\n${folderOf(path)}`;
  for (const assessed of certificates) {
    if (!isCa(assessed.certificate)) continue;
    for (const sighting of assessed.sightings) {
      if (sighting.medium !== 'file') continue;
      const key = keyOf(sighting);
      const here = folders.get(key) ?? new Map<Sha256Hex, Sighted>();
      if (!here.has(sighting.sha256)) here.set(sighting.sha256, { assessed, sighting });
      folders.set(key, here);
    }
  }
  return (file) => folders.get(keyOf(file));
}

/** Not issued under any of them, and that is certain: a key was checked and is another, or its own root is known. */
function isProvenForeign(
  { assessment }: FindingContext,
  { assessed }: Sighted,
  authorities: readonly Sighted[],
): boolean {
  const keys = new Set(authorities.map((each) => each.assessed.certificate.spkiSha256));
  if (isIssuedUnder(assessment, assessed, keys)) return false;
  const fingerprints = new Set(fingerprintsOf(authorities.map((each) => each.assessed)));
  const links = assessed.issuers.filter(({ issuer }) => fingerprints.has(issuer));
  if (links.length > 0) return links.every(({ proof }) => proof === 'signature-mismatch');
  const root = assessment.bySha256.get(assessed.path.at(-1) ?? assessed.certificate.sha256);
  return root !== undefined && root !== assessed && root.isSelfSigned;
}
