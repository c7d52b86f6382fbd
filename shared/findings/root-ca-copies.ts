import { append, groupBy } from '../pki/group-by.ts';
import { isCa } from '../x509/certificate.ts';
import type { FindingContext, Sighted } from './finding-context.ts';

/** The ConfigMap `kube-root-ca.crt` of one namespace, which the controller manager writes from its `--root-ca-file`. */
export interface RootCaCopy {
  readonly place: string;
  readonly path: string;
  readonly namespace: string;
  readonly authorities: readonly Sighted[];
}

const pathPattern = /^ConfigMap ([^/]+)\/kube-root-ca\.crt$/u;

/** By place, every namespace's copy. */
export function rootCaCopies({ files }: FindingContext): ReadonlyMap<string, readonly RootCaCopy[]> {
  const copies = new Map<string, RootCaCopy[]>();
  for (const file of files.values()) {
    const [first] = file;
    const namespace =
      first?.sighting.medium === 'cluster-object' ? pathPattern.exec(first.sighting.path)?.[1] : undefined;
    if (first === undefined || namespace === undefined) continue;
    const { place, path } = first.sighting;
    const authorities = file.filter(({ assessed }) => isCa(assessed.certificate));
    append(copies, place, { place, path, namespace, authorities });
  }
  return copies;
}

/** Copies that hold the same certificates, the largest group first. */
export function alikeCopies(copies: readonly RootCaCopy[]): readonly (readonly RootCaCopy[])[] {
  const groups = groupBy(copies, ({ authorities }) =>
    authorities
      .map(({ assessed }) => assessed.certificate.sha256)
      .toSorted()
      .join(' '),
  );
  return [...groups.values()].toSorted((one, other) => other.length - one.length);
}
