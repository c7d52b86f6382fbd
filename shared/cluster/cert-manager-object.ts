import type { EpochMs } from '../x509/brand.ts';
import type { ObjectBase, ObjectCondition } from './object-base.ts';

/** A Certificate of `cert-manager.io/v1`: a wish, and how far it is fulfilled. @see cert-manager/cert-manager pkg/apis/certmanager/v1 */
export interface CertManagerCertificate extends ObjectBase<'Certificate'> {
  /** Where the certificate is put, in the same namespace. */
  readonly secretName: string | undefined;
  readonly issuer: IssuerReference | undefined;
  readonly commonName: string | undefined;
  readonly dnsNames: readonly string[];
  readonly isCa: boolean;
  /** Go durations as written, `2160h0m0s`. */
  readonly duration: string | undefined;
  readonly renewBefore: string | undefined;
  /** `spec.privateKey.rotationPolicy`; `Always` where unset since 1.18, `Never` before. */
  readonly rotationPolicy: string | undefined;
  /** Of the certificate in the Secret, as cert-manager last saw it. */
  readonly notBefore: EpochMs | undefined;
  readonly notAfter: EpochMs | undefined;
  /** When it means to renew; `undefined` where it does not, or has not yet said. */
  readonly renewalTime: EpochMs | undefined;
  readonly revision: number | undefined;
  readonly lastFailureTime: EpochMs | undefined;
  /** In a row. */
  readonly failedIssuanceAttempts: number;
  /** `Ready`, `Issuing`. */
  readonly conditions: readonly ObjectCondition[];
}

export interface IssuerReference {
  /** `Issuer`, `ClusterIssuer`, or another group's kind. */
  readonly kind: string;
  readonly name: string;
  readonly group: string;
}

/** An Issuer or ClusterIssuer of `cert-manager.io/v1`. */
export interface CertManagerIssuer extends ObjectBase<'Issuer' | 'ClusterIssuer'> {
  /** The one key of `spec` that says how it issues: `ca`, `acme`, `selfSigned`, `vault`, `venafi`; `undefined` for none. */
  readonly type: string | undefined;
  /** Of `ca`: the Secret with the CA; for a ClusterIssuer it lies in cert-manager's own namespace. */
  readonly secretName: string | undefined;
  readonly conditions: readonly ObjectCondition[];
}
