import { X509Certificate } from 'node:crypto';
import type { Certificate } from '../../../../shared/x509/certificate.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { readCertificate } from '../../../../shared/x509/read-certificate.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { pemBlocks } from '../../x509/pem.ts';
import { sha256 } from '../../x509/sha256.ts';
import type { ClientCredentials } from './client-credentials.ts';
import { ClusterError } from './cluster-error.ts';

export interface RefusedClient {
  readonly credentials: ClientCredentials;
  /** PEM of the kubeconfig's CAs. */
  readonly certificateAuthority: Buffer | undefined;
  readonly user: string;
  readonly at: EpochMs;
}

/** The first certificate of a PEM text, with its bytes. */
export function firstCertificate(
  pem: Buffer | undefined,
): { readonly certificate: Certificate; readonly der: Uint8Array } | undefined {
  for (const der of certificatesIn(pem)) {
    const certificate = readCertificate(der, sha256);
    if (certificate !== undefined) return { certificate, der };
  }
  return undefined;
}

function certificatesIn(pem: Buffer | undefined): readonly Uint8Array[] {
  const blocks = [...pemBlocks(pem?.toString('latin1') ?? '')];
  return blocks.flatMap(({ label, der }) => (label === 'CERTIFICATE' && der !== undefined ? [der] : []));
}

/**
 * Why the API server answered 401. It says the same bare word for a client certificate that has expired, is not yet valid, is
 * of a CA it does not know, or is meant for servers; which of them ours is stands in its own bytes.
 */
export function whyUnauthorized({ credentials, certificateAuthority, user, at }: RefusedClient): ClusterError {
  const who = `The API server does not let ${visibleText(user)} in (401)`;
  const own = firstCertificate(credentials.certificate);
  if (own === undefined) {
    const what: Partial<Record<ClientCredentials['authentication'], string>> = {
      token: 'its token has expired, was revoked or is of another cluster',
      'token-file': 'the token in its file has expired, was revoked or is of another cluster',
      basic: 'API servers take no passwords since Kubernetes 1.19',
      exec: 'the token of its plugin is not accepted',
      none: 'the kubeconfig has no credential for it',
    };
    const why = what[credentials.authentication] ?? 'its client certificate cannot be read';
    return new ClusterError('cluster-unauthorized', `${who}: ${why}.`);
  }
  return new ClusterError(
    'cluster-client-certificate',
    `${who}: its client certificate ${faultOf(own, certificateAuthority, at)}.`,
  );
}

function faultOf(
  { certificate, der }: { readonly certificate: Certificate; readonly der: Uint8Array },
  certificateAuthority: Buffer | undefined,
  at: EpochMs,
): string {
  const { notBefore, notAfter, extKeyUsage } = certificate;
  if (notAfter !== undefined && notAfter < at) return `expired at ${utc(notAfter)}; renew it, or get a new kubeconfig`;
  if (notBefore !== undefined && notBefore > at) return `is not valid before ${utc(notBefore)}; check the clocks`;
  const mayBeClient = extKeyUsage?.some((usage) => usage === 'clientAuth' || usage === 'anyExtendedKeyUsage') ?? true;
  if (!mayBeClient) return 'is not meant for clients: its extended key usage has no clientAuth';
  const authorities = certificatesIn(certificateAuthority);
  if (authorities.length > 0 && !authorities.some((authority) => hasIssued(authority, der))) {
    const issuer = visibleText(certificate.issuer.text);
    return `was issued by a CA (${issuer}) that is none of the cluster's in this kubeconfig: it is of another cluster, or the CA was replaced`;
  }
  return 'is valid and of a CA this kubeconfig trusts, so the API server trusts another one for clients (--client-ca-file)';
}

function hasIssued(authority: Uint8Array, der: Uint8Array): boolean {
  try {
    return new X509Certificate(der).verify(new X509Certificate(authority).publicKey);
  } catch {
    // A key or signature this OpenSSL does not know.
    return false;
  }
}

function utc(at: EpochMs): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
