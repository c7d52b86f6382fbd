import type { KubeconfigFacts } from '../pki/inventory.ts';
import type { DistributionId, NameSign } from './distributions/distribution.ts';
import { distributions } from './distributions/registry.ts';

/** A name that speaks for a distribution. */
export interface NameFact {
  readonly distribution: DistributionId;
  readonly sign: NameSign;
  readonly fact: string;
}

const rows = distributions.flatMap(({ id, names }) => names.map((sign) => ({ distribution: id, sign })));

/** Longer names are nobody's; they would only cost time. */
const maxNameLength = 512;

/** An authority's fact is its subject; the others say what they name. */
export function nameSignsOf(of: NameSign['of'], text: string): readonly NameFact[] {
  if (text.length > maxNameLength) return [];
  return rows
    .filter(({ sign }) => sign.of === of && sign.pattern.test(text))
    .map(({ distribution, sign }) => ({ distribution, sign, fact: of === 'authority' ? text : `${of} ${text}` }));
}

/** The names, addresses and helper programs of a kubeconfig. */
export function kubeconfigSigns({ contexts, clusters, users }: KubeconfigFacts): readonly NameFact[] {
  return [
    ...contexts.flatMap(({ name }) => nameSignsOf('context', name)),
    ...clusters.flatMap(({ name }) => nameSignsOf('cluster', name)),
    ...clusters.flatMap(({ server }) => (server === undefined ? [] : nameSignsOf('server', server))),
    ...users.flatMap(({ name }) => nameSignsOf('user', name)),
    ...users.flatMap(({ execCommand }) => (execCommand === undefined ? [] : nameSignsOf('exec', execCommand))),
  ];
}
