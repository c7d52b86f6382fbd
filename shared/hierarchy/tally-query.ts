import type { Assessment } from '../pki/assessment.ts';
import { exactQuery, shortFingerprint } from '../query/exact-query.ts';
import type { Tally } from './card-facts.ts';
import type { BundleCard } from './graph-card.ts';
import type { Hierarchy } from './hierarchy-model.ts';

/** The query that finds just what one part of a bundle's strip counts. */
export function tallyQuery(
  { parent, role, certificates }: BundleCard,
  part: keyof Tally,
  hierarchy: Hierarchy,
  assessment: Assessment,
): string {
  const wanted = certificates.filter(({ status, isReplaced }) => (isReplaced ? 'replaced' : status) === part);
  const issuers = parent === undefined ? undefined : hierarchy.nodes.get(parent.parent)?.certificates;
  const texts = [
    part === 'replaced' ? 'is:replaced' : `status:${part}`,
    ...(issuers?.length
      ? [`ca:${issuers.map(({ certificate }) => shortFingerprint(certificate.sha256)).join(',')}`]
      : []),
    ...(role === undefined ? [] : [`role:${role}`]),
  ];
  const narrower = texts.map((_, index) => texts.slice(0, index + 1).join(' '));
  return exactQuery(
    narrower,
    wanted.map(({ certificate }) => certificate.sha256),
    assessment,
  );
}
