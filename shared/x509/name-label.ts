import type { Certificate } from './certificate.ts';
import type { Name } from './name.ts';
import { visibleText } from './visible-text.ts';

/** What to call a name on one line: the common name, else organization or unit, else all of it. Safe to show. */
export function nameLabel(name: Name): string {
  return visibleText(attributeOf(name, 'CN') ?? attributeOf(name, 'O') ?? attributeOf(name, 'OU') ?? name.text);
}

/** The common name of the subject; without one the first SAN, else as {@link nameLabel}. Safe to show. */
export function subjectLabel({ subject, subjectAltName }: Pick<Certificate, 'subject' | 'subjectAltName'>): string {
  const { dns, ip, email, uri, other } = subjectAltName;
  const named = attributeOf(subject, 'CN') ?? dns[0] ?? ip[0] ?? email[0] ?? uri[0] ?? other[0];
  return named === undefined ? nameLabel(subject) : visibleText(named);
}

/** The most specific attribute of that type. */
function attributeOf(name: Name, type: string): string | undefined {
  return name.attributes.findLast((attribute) => attribute.type === type && attribute.value !== '')?.value;
}
