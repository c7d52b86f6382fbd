import type { AssessedCertificate } from '../pki/assessment.ts';
import { objectInPath } from '../cluster/object-base.ts';

/** Seen in objects of a cluster and nowhere else: no node has a file to renew. */
export function isStoredOnly({ sightings }: AssessedCertificate): boolean {
  return sightings.length > 0 && sightings.every(({ medium }) => medium === 'cluster-object');
}

/**
 * Seen only as what a CertificateSigningRequest was answered with. Whoever asked took it away long ago, and has another by now
 * or does not need it: the request is kept for an hour.
 * @see kubernetes/kubernetes pkg/controller/certificates/cleaner/cleaner.go
 */
export function isAnswerOnly(assessed: AssessedCertificate): boolean {
  return (
    isStoredOnly(assessed) &&
    assessed.sightings.every(({ path }) => objectInPath(path)?.startsWith('CertificateSigningRequest ') === true)
  );
}
