import { groupBy } from '../pki/group-by.ts';
import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import type { KeyFact, Sighting } from '../pki/inventory.ts';
import { kubeadmTrees, type KubeadmTree } from '../reports/kubeadm-tree.ts';
import { isExpiredAt } from './expiry.ts';
import { isCa } from '../x509/certificate.ts';

/** A certificate in one of the places it was seen in. */
export interface Sighted {
  readonly assessed: AssessedCertificate;
  readonly sighting: Sighting;
}

/** A kubeadm tree and the place it lies in. */
export interface NodeTree extends KubeadmTree {
  readonly place: string;
}

/** An assessment with what several rules ask of it; each part is worked out once, when it is first asked for. */
export interface FindingContext {
  readonly assessment: Assessment;
  readonly trees: readonly NodeTree[];
  /** What lies in one file, in its order; the certificates of a kubeconfig's fields too. */
  readonly inFile: (place: string, path: string) => readonly Sighted[];
  readonly keysInFile: (place: string, path: string) => readonly KeyFact[];
  /** The files of each folder with what lies in them, by place and folder. */
  readonly files: ReadonlyMap<string, readonly Sighted[]>;
  /** The nearest CA on its path, other than itself, that has expired. */
  readonly expiredAuthorityOf: (assessed: AssessedCertificate) => AssessedCertificate | undefined;
}

export function findingContext(assessment: Assessment): FindingContext {
  const { inventory, bySha256 } = assessment;
  const trees = once(() =>
    inventory.places.flatMap(({ place }) =>
      kubeadmTrees(inventory, place).map((tree): NodeTree => ({ ...tree, place })),
    ),
  );
  const files = once(() => {
    const byFile = new Map<string, Sighted[]>();
    for (const sighting of inventory.sightings) {
      const assessed = bySha256.get(sighting.sha256);
      if (assessed === undefined) continue;
      const key = fileKey(sighting.place, sighting.path);
      const list = byFile.get(key);
      if (list === undefined) byFile.set(key, [{ assessed, sighting }]);
      else list.push({ assessed, sighting });
    }
    return byFile;
  });
  const keys = once(() => groupBy(inventory.keys, ({ place, path }) => fileKey(place, path)));
  const expiredAuthorities = once(
    () =>
      new Set(
        assessment.certificates
          .filter((each) => isCa(each.certificate) && isExpiredAt(each.certificate, assessment.at))
          .map(({ certificate }) => certificate.sha256),
      ),
  );
  return {
    assessment,
    get trees() {
      return trees();
    },
    get files() {
      return files();
    },
    inFile: (place, path) => files().get(fileKey(place, path)) ?? [],
    keysInFile: (place, path) => keys().get(fileKey(place, path)) ?? [],
    expiredAuthorityOf: ({ path }) => {
      if (expiredAuthorities().size === 0) return undefined;
      const sha256 = path.slice(1).find((each) => expiredAuthorities().has(each));
      return sha256 === undefined ? undefined : bySha256.get(sha256);
    },
  };
}

function fileKey(place: string, path: string): string {
  return `${place}\n${path}`;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
