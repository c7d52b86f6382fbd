import type { AssessedCertificate } from '../pki/assessment.ts';
import type { FindingContext } from './finding-context.ts';

/**
 * A CA that this cluster hangs on: known by what it is for, or because it issued something here. The hundred roots of a
 * system's trust store are not; nor is the throw-away CA of a kubelet's own certificate.
 */
export function isClusterAuthority(context: FindingContext, authority: AssessedCertificate): boolean {
  switch (authority.role) {
    case 'ca':
    case 'etcd-ca':
    case 'front-proxy-ca':
      return true;
    case 'kubelet-self-signed-ca':
      return false;
    default:
      return context.hasIssued(authority);
  }
}
