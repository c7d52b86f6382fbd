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
  problems: [],
  coverage: { files: 0, read: 0, ignored: 0, ignoredFiles: [] },
};

/**
 * Inventories of different looks, or slices of one, as one. A certificate, a place and an issuer link are there once;
 * everything else is what was found where, and adds up. Of two proofs of one link the stronger wins.
 */
export function mergeInventories(parts: readonly Inventory[]): Inventory {
  const places = new Map<string, Place>();
  const certificates = new Map<Sha256Hex, Certificate>();
  const links = new Map<string, IssuerLink>();
  for (const part of parts) {
    for (const place of part.places) if (!places.has(place.place)) places.set(place.place, place);
    for (const certificate of part.certificates) {
      if (!certificates.has(certificate.sha256)) certificates.set(certificate.sha256, certificate);
    }
    for (const link of part.issuerLinks) addLink(links, link);
  }
  return {
    places: [...places.values()],
    certificates: [...certificates.values()],
    issuerLinks: [...links.values()],
    sightings: parts.flatMap((part) => part.sightings),
    keys: parts.flatMap((part) => part.keys),
    requests: parts.flatMap((part) => part.requests),
    kubeconfigs: parts.flatMap((part) => part.kubeconfigs),
    kubeadmConfigs: parts.flatMap((part) => part.kubeadmConfigs),
    staticPods: parts.flatMap((part) => part.staticPods),
    kubeletConfigs: parts.flatMap((part) => part.kubeletConfigs),
    endpoints: parts.flatMap((part) => part.endpoints),
    problems: parts.flatMap((part) => part.problems),
    coverage: {
      files: sum(parts, (part) => part.coverage.files),
      read: sum(parts, (part) => part.coverage.read),
      ignored: sum(parts, (part) => part.coverage.ignored),
      ignoredFiles: parts.flatMap((part) => part.coverage.ignoredFiles),
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

function addLink(links: Map<string, IssuerLink>, link: IssuerLink): void {
  const pair = `${link.certificate} ${link.issuer}`;
  const known = links.get(pair);
  if (known === undefined || strength[link.proof] > strength[known.proof]) links.set(pair, link);
}

function sum(parts: readonly Inventory[], count: (part: Inventory) => number): number {
  return parts.reduce((total, part) => total + count(part), 0);
}
