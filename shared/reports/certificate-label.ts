import { attributeValues } from '../kubernetes/name-attributes.ts';
import type { Role } from '../kubernetes/role.ts';
import { kubeadmAuthorities, kubeadmLeafs } from '../kubernetes/kubeadm-certificates.ts';
import type { AssessedCertificate } from '../pki/assessment.ts';
import type { Name } from '../x509/name.ts';
import { visibleText } from '../x509/visible-text.ts';

/** These names say all: there is one such certificate on a node. */
const ofItsOwn: ReadonlySet<Role> = new Set([...kubeadmAuthorities, ...kubeadmLeafs].map(({ role }) => role));

/** What to call a certificate on one line: kubeadm's name, else its own with what it is for. Safe to show. */
export function certificateLabel({ certificate, role }: Pick<AssessedCertificate, 'certificate' | 'role'>): string {
  if (role !== undefined && ofItsOwn.has(role)) return role;
  const { dns, ip, email, uri, other } = certificate.subjectAltName;
  const name =
    nameLabel(certificate.subject) ||
    visibleText(dns[0] ?? ip[0] ?? email[0] ?? uri[0] ?? other[0] ?? '') ||
    `serial number ${certificate.serialNumber}`;
  return role === undefined ? name : `${name} (${role})`;
}

/** The common name, else organization or unit, else the whole name; safe to show. */
export function nameLabel(name: Name): string {
  const attribute = ['CN', 'O', 'OU'].map((type) => attributeValues(name, type).at(-1)).find((value) => value);
  return visibleText(attribute ?? name.text);
}
