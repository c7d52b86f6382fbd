import { isKubeadmRole } from '../kubernetes/role.ts';
import type { AssessedCertificate } from '../pki/assessment.ts';
import { subjectLabel } from '../x509/name-label.ts';

/** What to call a certificate on one line: kubeadm's name, else its own with what it is for. Safe to show. */
export function certificateLabel({ certificate, role }: Pick<AssessedCertificate, 'certificate' | 'role'>): string {
  if (role !== undefined && isKubeadmRole(role)) return role;
  const name = subjectLabel(certificate) || `serial number ${certificate.serialNumber}`;
  return role === undefined ? name : `${name} (${role})`;
}
