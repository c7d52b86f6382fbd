import type { Distribution, DistributionId } from '../../kubernetes/distributions/distribution.ts';
import { distributionOf } from '../../kubernetes/distributions/registry.ts';
import { recognitionAt } from '../../kubernetes/recognition-at.ts';
import type { Recognition } from '../../kubernetes/recognition.ts';
import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import type { KubeconfigFacts } from '../../pki/inventory.ts';

/** A cluster that something else than kubeadm made, as far as it was seen. Names are as written: not safe to show. */
export interface ClusterFacts {
  readonly distribution: Distribution;
  readonly nodes: readonly ClusterNode[];
  readonly certificates: readonly AssessedCertificate[];
  readonly kubeconfigs: readonly KubeconfigFacts[];
  /** Of the current context of a kubeconfig of the cluster, else of its first. */
  readonly context: { readonly name: string; readonly user: string | undefined } | undefined;
  readonly places: readonly string[];
}

export interface ClusterNode {
  readonly name: string | undefined;
  readonly part: Recognition['part'];
  readonly certificates: readonly AssessedCertificate[];
}

/** Clusters of the distributions asked for: what shares the key of a CA, within one distribution, is one cluster. */
export function recognisedClusters(
  assessment: Assessment,
  isAsked: (id: DistributionId) => boolean,
): readonly ClusterFacts[] {
  const { recognitions, inventory } = assessment;
  const asked = recognitions.filter(({ distribution }) => isAsked(distribution));
  if (asked.length === 0) return [];
  const recognised = recognitionAt(recognitions);
  const members = new Map<Recognition, Set<AssessedCertificate>>(asked.map((each) => [each, new Set()]));
  for (const assessed of assessment.certificates) {
    for (const { place, path } of assessed.sightings) {
      const home = recognised(place, path);
      if (home !== undefined) members.get(home)?.add(assessed);
    }
  }

  const groups: { id: DistributionId; keys: Set<string>; recognitions: Recognition[] }[] = [];
  for (const recognition of asked) {
    const keys = keysOf(recognition, [...(members.get(recognition) ?? [])]);
    const home = groups.find(
      ({ id, keys: others }) => id === recognition.distribution && keys.some((key) => others.has(key)),
    );
    if (home === undefined)
      groups.push({ id: recognition.distribution, keys: new Set(keys), recognitions: [recognition] });
    else {
      home.recognitions.push(recognition);
      for (const key of keys) home.keys.add(key);
    }
  }
  return groups.map(({ id, recognitions: group }): ClusterFacts => {
    const kubeconfigs = inventory.kubeconfigs.filter(({ place, path }) => {
      const home = recognised(place, path);
      return home !== undefined && group.includes(home);
    });
    return {
      distribution: distributionOf(id),
      nodes: group
        .filter(({ part }) => part !== 'client')
        .map((each) => ({ name: each.node, part: each.part, certificates: [...(members.get(each) ?? [])] })),
      certificates: [...new Set(group.flatMap((each) => [...(members.get(each) ?? [])]))],
      kubeconfigs,
      context: contextOf(kubeconfigs),
      places: [...new Set(group.map(({ place }) => place))],
    };
  });
}

function keysOf({ place, root }: Recognition, certificates: readonly AssessedCertificate[]): readonly string[] {
  const authorities = certificates.filter(({ role }) => role === 'ca').map(({ certificate }) => certificate.spkiSha256);
  return authorities.length > 0 ? authorities : [`${place}\n${root}`];
}

function contextOf(kubeconfigs: readonly KubeconfigFacts[]): ClusterFacts['context'] {
  for (const { contexts, currentContext } of kubeconfigs) {
    const context = contexts.find(({ name }) => name === currentContext) ?? contexts[0];
    if (context !== undefined) return { name: context.name, user: context.user };
  }
  return undefined;
}
