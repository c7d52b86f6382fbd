import type { Sha256Hex } from '../x509/brand.ts';
import type { SigningRequest } from '../x509/signing-request.ts';
import type { ObjectBase, ObjectCondition } from './object-base.ts';

/** A CertificateSigningRequest of `certificates.k8s.io/v1`. @see kubernetes/api certificates/v1/types.go */
export interface SigningRequestObject extends ObjectBase<'CertificateSigningRequest'> {
  /** `spec.signerName`: `kubernetes.io/kubelet-serving` … */
  readonly signerName: string;
  /** Who asked, as the API server saw it: `spec.username` and `spec.groups`. */
  readonly username: string;
  readonly groups: readonly string[];
  /** `spec.usages`: `digital signature`, `server auth` … */
  readonly usages: readonly string[];
  readonly expirationSeconds: number | undefined;
  readonly state: SigningRequestState;
  readonly conditions: readonly ObjectCondition[];
  /** What the certificate would hold; `undefined` where `spec.request` cannot be read, which is a problem under {@link path}. */
  readonly request: SigningRequest | undefined;
  /** `status.certificate` in its order: the issued certificate, then its issuers. Each has a sighting too. */
  readonly certificates: readonly Sha256Hex[];
}

/**
 * - `pending`: nobody has decided;
 * - `approved`: and no certificate yet, so the signer is missing, blocked or about to answer;
 * - `issued`, `denied`;
 * - `failed`: approved, and the signer refused; why is the condition `Failed`.
 */
export type SigningRequestState = 'pending' | 'approved' | 'issued' | 'denied' | 'failed';

/** @param hasCertificate  `status.certificate` is set, whatever it holds */
export function signingRequestState(
  conditions: readonly Pick<ObjectCondition, 'type'>[],
  hasCertificate: boolean,
): SigningRequestState {
  const has = (type: string): boolean => conditions.some((condition) => condition.type === type);
  if (has('Denied')) return 'denied';
  if (has('Failed')) return 'failed';
  if (hasCertificate) return 'issued';
  return has('Approved') ? 'approved' : 'pending';
}

/**
 * Who approves requests of a signer: `controller-manager` only if the requester may create
 * `certificatesigningrequests/nodeclient` or `/selfnodeclient`; `person` where nothing in Kubernetes itself ever does; `unknown`
 * for signers that are not Kubernetes' own.
 * @see kubernetes/kubernetes pkg/controller/certificates/approver/sarapprove.go
 */
export type Approver = 'controller-manager' | 'person' | 'unknown';

const approvers: ReadonlyMap<string, Approver> = new Map([
  ['kubernetes.io/kube-apiserver-client-kubelet', 'controller-manager'],
  ['kubernetes.io/kube-apiserver-client', 'person'],
  ['kubernetes.io/kubelet-serving', 'person'],
  ['kubernetes.io/legacy-unknown', 'person'],
]);

export function approverOf(signerName: string): Approver {
  return approvers.get(signerName) ?? 'unknown';
}
