import { isKubeadmRole } from '../kubernetes/role.ts';
import type { AssessedCertificate } from '../pki/assessment.ts';
import { subjectLabel } from '../x509/name-label.ts';

/** What to call a certificate in a sentence: kubeadm's name, otherwise its own. */
export function certificateName({ certificate, role }: Pick<AssessedCertificate, 'certificate' | 'role'>): string {
  return role !== undefined && isKubeadmRole(role) ? role : subjectLabel(certificate);
}
