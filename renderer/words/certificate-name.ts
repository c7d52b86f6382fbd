import type { TFunction } from 'i18next';
import type { AssessedCertificate } from '../../shared/pki/assessment.ts';
import type { Role } from '../../shared/kubernetes/role.ts';
import type { Certificate } from '../../shared/x509/certificate.ts';
import type { Name } from '../../shared/x509/name.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';

/** Roles that say what a thing is in general; a certificate with one of these is told apart by its own name. */
const generalRoles = [
  'kubelet-client',
  'kubelet-server',
  'kubelet-self-signed',
  'kubelet-self-signed-ca',
  'kube-proxy',
  'admin',
  'controller-manager',
  'scheduler',
  'client',
  'server',
  'intermediate-ca',
  'root-ca',
] as const satisfies readonly Role[];
type GeneralRole = (typeof generalRoles)[number];

export function isGeneralRole(role: Role): role is GeneralRole {
  return (generalRoles as readonly Role[]).includes(role);
}

/** kubeadm's name for what a certificate is for, or words for a general role. */
export function roleName(t: TFunction, role: Role): string {
  return isGeneralRole(role) ? t(`role.name.${role}`) : role;
}

/** What to call a certificate in a sentence: kubeadm's name, otherwise its own. */
export function certificateName({ certificate, role }: Pick<AssessedCertificate, 'certificate' | 'role'>): string {
  return role !== undefined && !isGeneralRole(role) ? role : subjectName(certificate);
}

/** The CN; without one the first SAN, else O, OU or the whole name. */
export function subjectName({ subject, subjectAltName }: Pick<Certificate, 'subject' | 'subjectAltName'>): string {
  const { dns, ip, email, uri, other } = subjectAltName;
  const named =
    attributeOf(subject, 'CN') ?? [...dns.slice(0, 1), ...ip, ...email, ...uri, ...other][0] ?? issuerName(subject);
  return visibleText(named);
}

/** The CN, else O, OU or the whole name; `''` for an empty name. */
export function issuerName(name: Name): string {
  return visibleText(attributeOf(name, 'CN') ?? attributeOf(name, 'O') ?? attributeOf(name, 'OU') ?? name.text);
}

/** The most specific attribute of that type. */
function attributeOf(name: Name, type: string): string | undefined {
  return name.attributes.findLast((attribute) => attribute.type === type && attribute.value !== '')?.value;
}
