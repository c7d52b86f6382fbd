import type { AssessedCertificate, Assessment } from '../../shared/pki/assessment.ts';

const kubeletPrefix = 'system:node:';

/**
 * The node each place belongs to, where its kubelet's client certificate says so: a place that holds the identity of
 * exactly one kubelet (kubelet.conf of kubeadm) is taken to be of that node.
 */
export function nodesOfPlaces({ certificates }: Assessment): ReadonlyMap<string, string> {
  const seen = new Map<string, Set<string>>();
  for (const { certificate, sightings } of certificates) {
    const cn = certificate.subject.attributes.findLast(({ type }) => type === 'CN')?.value;
    if (!cn?.startsWith(kubeletPrefix)) continue;
    for (const { place } of sightings) {
      const nodes = seen.get(place) ?? new Set();
      seen.set(place, nodes.add(cn.slice(kubeletPrefix.length)));
    }
  }
  return new Map(
    [...seen].flatMap(([place, [node, ...others]]) => (node && others.length === 0 ? [[place, node]] : [])),
  );
}

/** The one node a certificate was seen on; `undefined` where that is not known or there are several. */
export function nodeOf({ sightings }: AssessedCertificate, nodes: ReadonlyMap<string, string>): string | undefined {
  const [node, ...others] = new Set(sightings.map(({ place }) => nodes.get(place)));
  return others.length === 0 ? node : undefined;
}
