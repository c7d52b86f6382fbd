import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import { isCa } from '../x509/certificate.ts';
import { certificateLabel } from './certificate-label.ts';

export type LabelOf = (assessed: AssessedCertificate) => string;

/** What to call each certificate; two CAs of one name are told apart by the start of their key's hash. */
export function labelsOf({ certificates }: Pick<Assessment, 'certificates'>): LabelOf {
  const keysOf = new Map<string, Set<string>>();
  for (const each of certificates) {
    if (!isCa(each.certificate)) continue;
    const label = certificateLabel(each);
    keysOf.set(label, (keysOf.get(label) ?? new Set()).add(each.certificate.spkiSha256));
  }
  return (assessed) => {
    const label = certificateLabel(assessed);
    const isTwin = isCa(assessed.certificate) && (keysOf.get(label)?.size ?? 0) > 1;
    return isTwin ? `${label} #${assessed.certificate.spkiSha256.slice(0, 8)}` : label;
  };
}
