import { objectsOfKind } from '../cluster/cluster-object.ts';
import { signingRequestFit, type SigningRequestFit } from '../cluster/signing-request-fit.ts';
import type { SigningRequestObject } from '../cluster/signing-request-object.ts';
import type { Assessment } from '../pki/assessment.ts';
import { minuteMs } from '../x509/milliseconds.ts';
import { nodesOfClusters } from './cluster-nodes.ts';

/** Kubernetes' own approvers answer within seconds, and a person is told after this. */
export const patienceMs = 10 * minuteMs;

export interface WaitingRequest {
  readonly request: SigningRequestObject;
  /** `undefined` for signers that are not the kubelets'. */
  readonly fit: SigningRequestFit | undefined;
}

/** Requests that nobody has decided on, held to the nodes they speak for. */
export function waitingRequests({ inventory }: Pick<Assessment, 'inventory'>): readonly WaitingRequest[] {
  const pending = objectsOfKind(inventory.clusterObjects, 'CertificateSigningRequest').filter(
    ({ state }) => state === 'pending',
  );
  if (pending.length === 0) return [];
  const nodes = nodesOfClusters(inventory);
  return pending.map((request) => ({ request, fit: signingRequestFit(request, nodes.get(request.place)) }));
}
