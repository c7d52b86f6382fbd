import type { CaBundleObject } from '../cluster/ca-bundle-object.ts';
import type { CertManagerCertificate } from '../cluster/cert-manager-object.ts';
import type { ClusterFacts } from '../cluster/cluster-facts.ts';
import { objectsOfKind } from '../cluster/cluster-object.ts';
import { signingRequestFit, type SigningRequestFit } from '../cluster/signing-request-fit.ts';
import type { SigningRequestObject, SigningRequestState } from '../cluster/signing-request-object.ts';
import { statuses, type AssessedCertificate, type Assessment, type Status } from '../pki/assessment.ts';
import type { EpochMs } from '../x509/brand.ts';
import { callVerdict, caBundlesOf, type CallVerdict } from './ca-bundle-verdict.ts';
import { nodesOfClusters } from './cluster-nodes.ts';
import { servingSecrets } from './serving-secrets.ts';

/** What the API of one cluster holds about certificates, in the order in which it asks for attention. */
export interface ClusterSummary {
  readonly facts: ClusterFacts;
  readonly requests: readonly RequestRow[];
  /** Of Secrets and ConfigMaps. */
  readonly namespaces: readonly NamespaceRow[];
  readonly calls: readonly CallRow[];
  readonly certManager: readonly CertManagerCertificate[];
}

export interface RequestRow {
  readonly request: SigningRequestObject;
  /** Only while nobody has decided, and for the kubelets' signers. */
  readonly fit: SigningRequestFit | undefined;
  /** Since it was made; `undefined` where that is not known. */
  readonly ageMs: number | undefined;
}

export interface NamespaceRow {
  readonly namespace: string;
  /** Secrets and ConfigMaps that hold something about certificates. */
  readonly objects: number;
  readonly certificates: number;
  /** Of what is no history. */
  readonly worst: Status | undefined;
  readonly nextEnd: EpochMs | undefined;
}

export interface CallRow {
  readonly bundle: CaBundleObject;
  readonly verdict: CallVerdict;
}

const stateOrder: readonly SigningRequestState[] = ['pending', 'approved', 'failed', 'denied', 'issued'];
const verdictOrder: readonly CallVerdict['kind'][] = ['refuses', 'useless', 'not-verified', 'unknown', 'verifies'];

export function clusterSummaries(assessment: Assessment): readonly ClusterSummary[] {
  const { inventory, at } = assessment;
  if (inventory.clusters.length === 0) return [];
  const nodes = nodesOfClusters(inventory);
  const secrets = servingSecrets(assessment);
  const held = certificatesByObject(assessment);
  return inventory.clusters.map((facts) => {
    const objects = inventory.clusterObjects.filter(({ place }) => place === facts.place);
    const ofCluster = { inventory: { ...inventory, clusterObjects: objects } };
    return {
      facts,
      requests: objectsOfKind(objects, 'CertificateSigningRequest')
        .map((request) => ({
          request,
          fit: request.state === 'pending' ? signingRequestFit(request, nodes.get(facts.place)) : undefined,
          ageMs: request.createdAt === undefined ? undefined : at - request.createdAt,
        }))
        .toSorted(
          (one, other) =>
            stateOrder.indexOf(one.request.state) - stateOrder.indexOf(other.request.state) ||
            // Nobody should approve these without a look.
            Number(isUnfit(other)) - Number(isUnfit(one)) ||
            (other.ageMs ?? 0) - (one.ageMs ?? 0),
        ),
      namespaces: namespacesOf(objectsOfKind(objects, 'Secret', 'ConfigMap'), held, facts.place),
      calls: caBundlesOf(ofCluster)
        .map((bundle) => ({ bundle, verdict: callVerdict(assessment, bundle, secrets) }))
        .toSorted((one, other) => verdictOrder.indexOf(one.verdict.kind) - verdictOrder.indexOf(other.verdict.kind)),
      certManager: objectsOfKind(objects, 'Certificate'),
    };
  });
}

export function isUnfit({ fit }: Pick<RequestRow, 'fit'>): boolean {
  return fit !== undefined && fit.misfits.length > 0;
}

type Held = ReadonlyMap<string, readonly AssessedCertificate[]>;

function certificatesByObject({ certificates }: Assessment): Held {
  const held = new Map<string, Set<AssessedCertificate>>();
  for (const assessed of certificates) {
    for (const { medium, place, path } of assessed.sightings) {
      if (medium !== 'cluster-object') continue;
      const key = `${place}\n${path}`;
      const before = held.get(key);
      if (before) before.add(assessed);
      else held.set(key, new Set([assessed]));
    }
  }
  return new Map([...held].map(([key, each]) => [key, [...each]]));
}

function namespacesOf(
  objects: readonly { readonly namespace: string | undefined; readonly path: string }[],
  held: Held,
  place: string,
): readonly NamespaceRow[] {
  const members = new Map<string, { objects: number; certificates: Set<AssessedCertificate> }>();
  for (const { namespace = '', path } of objects) {
    const row = members.get(namespace) ?? { objects: 0, certificates: new Set<AssessedCertificate>() };
    row.objects += 1;
    for (const each of held.get(`${place}\n${path}`) ?? []) row.certificates.add(each);
    members.set(namespace, row);
  }
  return [...members]
    .map(([namespace, row]): NamespaceRow => {
      const current = [...row.certificates].filter(({ isReplaced }) => !isReplaced);
      const ends = current.flatMap(({ effectiveNotAfter }) => effectiveNotAfter ?? []);
      return {
        namespace,
        objects: row.objects,
        certificates: row.certificates.size,
        worst: statuses.find((status) => current.some((each) => each.status === status)),
        nextEnd: ends.length === 0 ? undefined : (Math.min(...ends) as EpochMs),
      };
    })
    .toSorted(byWorst);
}

function byWorst(one: NamespaceRow, other: NamespaceRow): number {
  const rank = ({ worst }: NamespaceRow) => (worst === undefined ? statuses.length : statuses.indexOf(worst));
  return (
    rank(one) - rank(other) ||
    (one.nextEnd ?? Infinity) - (other.nextEnd ?? Infinity) ||
    (one.namespace < other.namespace ? -1 : 1)
  );
}
