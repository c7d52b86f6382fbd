import type { TFunction } from 'i18next';
import { isKubeadmRole, type Role } from '../../shared/kubernetes/role.ts';
import type { AssessedCertificate } from '../../shared/pki/assessment.ts';
import { subjectLabel } from '../../shared/x509/name-label.ts';

/** kubeadm's name for what a certificate is for, or words for a general role. */
export function roleName(t: TFunction, role: Role): string {
  return isKubeadmRole(role) ? role : t(`role.name.${role}`);
}

/** What to call a certificate in a sentence: kubeadm's name, otherwise its own. */
export function certificateName({ certificate, role }: Pick<AssessedCertificate, 'certificate' | 'role'>): string {
  return role !== undefined && isKubeadmRole(role) ? role : subjectLabel(certificate);
}
