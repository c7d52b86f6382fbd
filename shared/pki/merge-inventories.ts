import type { Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Inventory, IssuerLink, IssuerProof, Place } from './inventory.ts';

export const emptyInventory: Inventory = {
  places: [],
  certificates: [],
  sightings: [],
  issuerLinks: [],
  keys: [],
  requests: [],
  kubeconfigs: [],
  kubeadmConfigs: [],
  staticPods: [],
  kubeletConfigs: [],
  endpoints: [],
  clusters: [],
  clusterObjects: [],
  problems: [],
  coverage: { files: 0, read: 0, ignored: 0, ignoredFiles: [] },
};

/**
 * Inventories of different looks, or slices of one, as one. A certificate, a place and an issuer link are there once;
 * everything else is what was found where, and adds up. Of two proofs of one link the stronger wins.
 */
export function mergeInventories(parts: readonly Inventory[]): Inventory {
  const merging = inventoryMerge();
  for (const part of parts) merging.add(part);
  return merging.merged();
}

/** {@link mergeInventories} of parts that come one after the other. */
export interface InventoryMerge {
  readonly add: (part: Inventory) => void;
  readonly merged: () => Inventory;
}

export function inventoryMerge(): InventoryMerge {
  const parts: Inventory[] = [];
  const places = new Map<string, Place>();
  const certificates = new Map<Sha256Hex, Certificate>();
  const links = new Map<string, IssuerLink>();
  const all = <Item>(listOf: (part: Inventory) => readonly Item[]): readonly Item[] => parts.flatMap(listOf);
  const sum = (countOf: (part: Inventory) => number): number => parts.reduce((total, part) => total + countOf(part), 0);
  return {
    add(part) {
      parts.push(part);
      for (const place of part.places) if (!places.has(place.place)) places.set(place.place, place);
      for (const certificate of part.certificates) {
        if (!certificates.has(certificate.sha256)) certificates.set(certificate.sha256, certificate);
      }
      for (const link of part.issuerLinks) addLink(links, link);
    },
    merged: () => ({
      places: [...places.values()],
      certificates: [...certificates.values()],
      issuerLinks: [...links.values()],
      sightings: all((part) => part.sightings),
      keys: all((part) => part.keys),
      requests: all((part) => part.requests),
      kubeconfigs: all((part) => part.kubeconfigs),
      kubeadmConfigs: all((part) => part.kubeadmConfigs),
      staticPods: all((part) => part.staticPods),
      kubeletConfigs: all((part) => part.kubeletConfigs),
      endpoints: all((part) => part.endpoints),
      clusters: all((part) => part.clusters),
      clusterObjects: all((part) => part.clusterObjects),
      problems: all((part) => part.problems),
      coverage: {
        files: sum((part) => part.coverage.files),
        read: sum((part) => part.coverage.read),
        ignored: sum((part) => part.coverage.ignored),
        ignoredFiles: all((part) => part.coverage.ignoredFiles),
      },
    }),
  };
}

/** Checked signatures, right or wrong, before guesses. */
const strength: Readonly<Record<IssuerProof, number>> = {
  signature: 3,
  'signature-mismatch': 2,
  'key-identifier': 1,
  'name-only': 0,
};

function addLink(links: Map<string, IssuerLink>, link: IssuerLink): void {
  const pair = `${link.certificate} ${link.issuer}`;
  const known = links.get(pair);
  if (known === undefined || strength[link.proof] > strength[known.proof]) links.set(pair, link);
}
