import type { Sha256Hex } from '../x509/brand.ts';
import { isCa, type Certificate } from '../x509/certificate.ts';
import { append } from './group-by.ts';
import type { Inventory, IssuerLink, IssuerProof, Place, Sighting } from './inventory.ts';
import { keepIndex } from './inventory-index.ts';

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
  revocationLists: [],
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

/** {@link mergeInventories} of parts that come one after the other; what was found is sorted by certificate on the way. */
export interface InventoryMerge {
  /** Those that have come, each once; it grows at its end. */
  readonly certificates: readonly Certificate[];
  readonly add: (part: Inventory) => void;
  /** What has come. After it only issuer links and revocation lists are added, and it is asked for once more. */
  readonly merged: () => Inventory;
}

export function inventoryMerge(): InventoryMerge {
  const parts: Inventory[] = [];
  const places = new Map<string, Place>();
  const certificates: Certificate[] = [];
  const positions = new Map<Sha256Hex, number>();
  const authorities: Certificate[] = [];
  const sightings = new Map<Sha256Hex, Sighting[]>();
  const issuerLinks = new Map<Sha256Hex, IssuerLink[]>();
  const all = <Item>(listOf: (part: Inventory) => readonly Item[]): readonly Item[] => parts.flatMap(listOf);
  const sum = (countOf: (part: Inventory) => number): number => parts.reduce((total, part) => total + countOf(part), 0);
  return {
    certificates,
    add(part) {
      parts.push(part);
      for (const place of part.places) if (!places.has(place.place)) places.set(place.place, place);
      for (const certificate of part.certificates) {
        if (positions.has(certificate.sha256)) continue;
        positions.set(certificate.sha256, certificates.length);
        certificates.push(certificate);
        if (isCa(certificate)) authorities.push(certificate);
      }
      for (const sighting of part.sightings) append(sightings, sighting.sha256, sighting);
      for (const link of part.issuerLinks) addLink(issuerLinks, link);
    },
    merged() {
      const inventory: Inventory = {
        places: [...places.values()],
        certificates,
        issuerLinks: [...issuerLinks.values()].flat(),
        sightings: all((part) => part.sightings),
        keys: all((part) => part.keys),
        requests: all((part) => part.requests),
        kubeconfigs: all((part) => part.kubeconfigs),
        kubeadmConfigs: all((part) => part.kubeadmConfigs),
        staticPods: all((part) => part.staticPods),
        kubeletConfigs: all((part) => part.kubeletConfigs),
        revocationLists: all((part) => part.revocationLists),
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
      };
      keepIndex(inventory, { positions, authorities, sightings, issuerLinks });
      return inventory;
    },
  };
}

/** Checked signatures, right or wrong, before guesses. */
const strength: Readonly<Record<IssuerProof, number>> = {
  signature: 3,
  'signature-mismatch': 2,
  'key-identifier': 1,
  'name-only': 0,
};

function addLink(links: Map<Sha256Hex, IssuerLink[]>, link: IssuerLink): void {
  const others = links.get(link.certificate);
  const same = others?.findIndex(({ issuer }) => issuer === link.issuer) ?? -1;
  const known = others?.[same];
  if (others === undefined || known === undefined) append(links, link.certificate, link);
  else if (strength[link.proof] > strength[known.proof]) others[same] = link;
}
