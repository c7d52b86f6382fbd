import type { TFunction } from 'i18next';
import type { AssessedCertificate } from '../../../shared/pki/assessment.ts';
import { isoInstant } from '../../../shared/reports/iso-instant.ts';
import type { Language } from '../../../shared/words/language.ts';
import { roleName } from '../../../shared/words/role-words.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { nameLabel, subjectLabel } from '../../../shared/x509/name-label.ts';
import { residualText } from '../../format/residual-text.ts';
import { residualAt } from '../../../shared/pki/residual.ts';
import { publicKeyText, sanText, usageText } from './certificate-text.ts';
import type { Column } from './columns.ts';

export interface CellWords {
  readonly t: TFunction;
  readonly language: Language;
  readonly at: EpochMs;
  readonly findingIdsOf: (assessed: AssessedCertificate) => readonly string[];
}

/** A cell for another program: instants in ISO 8601, hexadecimal whole, nothing cut. */
export function cellText(assessed: AssessedCertificate, column: Column, words: CellWords): string {
  const { certificate, role, status, effectiveNotAfter, sightings, nodes } = assessed;
  const { t, language, at, findingIdsOf } = words;
  switch (column) {
    case 'role':
      return role === undefined ? '' : roleName(role, language);
    case 'subject':
      return subjectLabel(certificate);
    case 'issuer':
      return nameLabel(certificate.issuer);
    case 'node':
      return nodes.join(', ');
    case 'expires':
      return isoInstant(certificate.notAfter) ?? '';
    case 'effective':
      return isoInstant(effectiveNotAfter) ?? '';
    case 'remaining':
      return residualText(t, residualAt({ ...certificate, notAfter: effectiveNotAfter }, at));
    case 'places':
      return String(sightings.length);
    case 'findings':
      return findingIdsOf(assessed).join(', ');
    case 'status':
      return [t(`status.${status}`), ...markWords(assessed, t)].join(', ');
    case 'starts':
      return isoInstant(certificate.notBefore) ?? '';
    case 'san':
      return sanText(certificate);
    case 'usage':
      return usageText(certificate);
    case 'publicKey':
      return publicKeyText(certificate);
    case 'key':
      return keyStateText(assessed, t);
    case 'algorithm':
      return certificate.signatureAlgorithm;
    case 'path':
      return [...new Set(sightings.map(({ path }) => path))].join(', ');
    case 'serial':
      return certificate.serialNumber;
    case 'fingerprint':
      return certificate.sha256;
  }
}

export function keyStateText({ sightings }: AssessedCertificate, t: TFunction): string {
  return [...new Set(sightings.map(({ key }) => t(`certificates.keyState.${key}`)))].join(', ');
}

function markWords({ isOverdue, isReplaced }: AssessedCertificate, t: TFunction): readonly string[] {
  return [...(isOverdue ? [t('certificates.overdue')] : []), ...(isReplaced ? [t('certificates.replaced')] : [])];
}
