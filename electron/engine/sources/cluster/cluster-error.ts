import type { ProblemCode } from '../../../../shared/pki/problem.ts';

/** Ends the way to a cluster, or the reading of one resource: one of our codes and a whole sentence, never a library's text. */
export class ClusterError extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

const sockets: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  ECONNREFUSED: ['cluster-unreachable', 'refused the connection: is the API server running there, on this port?'],
  ENOTFOUND: ['cluster-unreachable', 'is not known by this name: check the server of the kubeconfig, or your DNS.'],
  EAI_AGAIN: ['cluster-unreachable', 'could not be looked up: check your DNS.'],
  EHOSTUNREACH: ['cluster-unreachable', 'cannot be reached from here: is a VPN or a proxy missing?'],
  ENETUNREACH: ['cluster-unreachable', 'cannot be reached from here: is a VPN or a proxy missing?'],
  ETIMEDOUT: ['cluster-timeout', 'did not answer in time: is it up, and does a firewall let you through?'],
  ECONNRESET: ['cluster-unreachable', 'closed the connection; look again.'],
  EPROTO: ['cluster-tls', 'does not speak TLS as it should: is it an API server?'],
  CERT_HAS_EXPIRED: ['cluster-tls', 'presents a certificate that has expired, or whose CA has; nothing was asked.'],
  CERT_NOT_YET_VALID: [
    'cluster-tls',
    'presents a certificate that is not yet valid; nothing was asked. Check the clocks.',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'cluster-tls',
    'presents a certificate for other names; nothing was asked. Set tls-server-name, or have the certificate issued with this name.',
  ],
};

/** The chain does not lead to the kubeconfig's CA: different words of OpenSSL for one thing. */
const untrusted: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'INVALID_CA',
]);

/** What Node says of a connection, in our words. @param server  made visible, as the sentence names it */
export function connectionError(error: unknown, server: string): ClusterError {
  if (error instanceof ClusterError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = sockets[code];
  if (known !== undefined) return new ClusterError(known[0], `${server} ${known[1]}`);
  if (untrusted.has(code)) {
    const why = 'presents a certificate that no CA of the kubeconfig has issued; nothing was asked.';
    return new ClusterError('cluster-tls', `${server} ${why} Is it another cluster, or was its CA replaced?`);
  }
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) {
    return new ClusterError('cluster-tls', `${server} breaks off the TLS handshake (${code}).`);
  }
  return new ClusterError('cluster-unreachable', `${server} closed the connection; look again.`);
}
