import { fileNameOf } from '../pki/slash-path.ts';
import { certificateName } from '../words/certificate-name.ts';
import type { Language } from '../words/language.ts';
import { roleName } from '../words/role-words.ts';
import { timelineWords } from '../words/timeline-words.ts';
import { nameLabel, subjectLabel } from '../x509/name-label.ts';
import { visibleText } from '../x509/visible-text.ts';
import { listAt, type Lifetimes } from './lifetimes.ts';
import { several, type TimelineGroup } from './timeline-group.ts';

/**
 * What a certificate is called on its row, with its own name where that is another; a revocation list by its issuer and file.
 * Safe to show.
 */
export function leafName(lifetimes: Lifetimes, index: number): { readonly name: string; readonly detail?: string } {
  const known = listAt(lifetimes, index);
  if (known) {
    const { list, sightings } = known;
    return { name: nameLabel(list.issuer), detail: visibleText(fileNameOf(sightings[0].path)) };
  }
  const one = lifetimes.related[index];
  if (!one) return { name: '' };
  const name = certificateName(one);
  const own = subjectLabel(one.certificate);
  return own === name ? { name } : { name, detail: own };
}

/** What a group is called. Safe to show. */
export function groupName(
  lifetimes: Lifetimes,
  { subject, own }: TimelineGroup,
  language: Language,
): { readonly name: string; readonly detail?: string } {
  const words = timelineWords[language];
  switch (subject.kind) {
    case 'ca':
      return leafName(lifetimes, own[0] ?? -1);
    case 'hole':
      return { name: nameLabel(subject.name) || '—', detail: words.issuerNotFound };
    case 'self-signed':
      return { name: words.selfSigned };
    case 'revocation-lists':
      return { name: words.revocationLists };
    case 'role':
      return { name: subject.role === undefined ? words.noRole : roleName(subject.role, language) };
    case 'node':
      if (subject.name === several) return { name: words.severalNodes };
      return { name: subject.name === undefined ? words.noNode : visibleText(subject.name) };
    case 'source':
      if (subject.name === several) return { name: words.severalSources };
      return { name: visibleText(subject.name ?? '—') };
  }
}
