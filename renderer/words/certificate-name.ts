import { isKubeadmRole } from '../../shared/kubernetes/role.ts';
import type { AssessedCertificate } from '../../shared/pki/assessment.ts';
import { subjectLabel } from '../../shared/x509/name-label.ts';

/** What to call a certificate in a sentence: kubeadm's name, otherwise its own. */
export function certificateName({ certificate, role }: Pick<AssessedCertificate, 'certificate' | 'role'>): string {
  return role !== undefined && isKubeadmRole(role) ? role : subjectLabel(certificate);
}
