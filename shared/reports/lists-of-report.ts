import type { Assessment } from '../pki/assessment.ts';
import { revocationListsBy, type KnownRevocationList } from '../pki/revocation-lists.ts';
import type { ReportOptions } from './report-format.ts';

/** The revocation lists a report is about: all, and where it was narrowed those of the CAs that are left. */
export function listsOfReport(
  { inventory, certificates }: Assessment,
  { filter }: Pick<ReportOptions, 'filter'>,
): readonly KnownRevocationList[] {
  if (filter === undefined) return revocationListsBy(inventory, undefined);
  return revocationListsBy(inventory, new Set(certificates.map(({ certificate }) => certificate.sha256)));
}
