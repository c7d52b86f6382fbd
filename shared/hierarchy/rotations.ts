import { append } from '../pki/group-by.ts';
import { folderOf } from '../pki/slash-path.ts';
import type { EpochMs } from '../x509/brand.ts';
import { compareInstants, compareText } from './compare.ts';
import type { NodeId } from './entity.ts';
import type { Hierarchy, HierarchyNode } from './hierarchy-model.ts';

/** A CA took another's place: same name, another key, seen in the same folder. Nobody issued anybody. */
export interface Rotation {
  readonly older: NodeId;
  readonly newer: NodeId;
}

/**
 * Which CA of a name came after which. The name alone says nothing, since every kubeadm cluster calls its CA
 * `kubernetes`; that both lie in one folder of one place, often in one bundle, does.
 */
export function rotationsOf(hierarchy: Hierarchy): readonly Rotation[] {
  const posts = new Map<string, HierarchyNode[]>();
  for (const node of hierarchy.nodes.values()) {
    if (node.kind !== 'ca' || !node.isTwin) continue;
    for (const folder of foldersOf(node)) append(posts, `${node.name.comparable}\n${folder}`, node);
  }
  const found = new Map<string, Rotation>();
  for (const nodes of posts.values()) {
    const byAge = nodes.toSorted(byFirstDay);
    for (const [index, newer] of byAge.entries()) {
      const older = byAge[index - 1];
      if (older) found.set(`${older.id}>${newer.id}`, { older: older.id, newer: newer.id });
    }
  }
  return [...found.values()].toSorted(
    (one, other) => compareText(one.older, other.older) || compareText(one.newer, other.newer),
  );
}

function foldersOf({ certificates }: HierarchyNode): ReadonlySet<string> {
  return new Set(
    certificates.flatMap(({ sightings }) => sightings.map(({ place, path }) => `${place}\n${folderOf(path)}`)),
  );
}

function byFirstDay(one: HierarchyNode, other: HierarchyNode): number {
  return compareInstants(firstDayOf(one), firstDayOf(other)) || compareText(one.id, other.id);
}

/** When the first certificate of a CA began; `undefined` where no date could be read. */
export function firstDayOf({ certificates }: HierarchyNode): EpochMs | undefined {
  const instants = certificates.flatMap(({ certificate }) => certificate.notBefore ?? []);
  return instants.toSorted((one, other) => one - other)[0];
}
