import { roles } from '../kubernetes/role.ts';
import type { AssessedCertificate } from '../pki/assessment.ts';
import type { EpochMs } from '../x509/brand.ts';
import { hourMs } from '../x509/milliseconds.ts';

export interface EndingGroup {
  /** What stops the most first. */
  readonly members: readonly AssessedCertificate[];
  /** Of the first to end. */
  readonly endsAt: EpochMs;
}

/**
 * Certificates that end within an hour of each other, soonest first: one run of a tool made them, and one will renew
 * them. What has no end is left out.
 */
export function endingTogether(
  certificates: readonly AssessedCertificate[],
  endOf: (assessed: AssessedCertificate) => EpochMs | undefined,
): readonly EndingGroup[] {
  const ends = certificates
    .flatMap((assessed) => {
      const endsAt = endOf(assessed);
      return endsAt === undefined ? [] : [{ assessed, endsAt }];
    })
    .sort((a, b) => a.endsAt - b.endsAt);
  const groups: { members: AssessedCertificate[]; endsAt: EpochMs }[] = [];
  for (const { assessed, endsAt } of ends) {
    const group = groups.at(-1);
    if (group !== undefined && endsAt <= group.endsAt + hourMs) group.members.push(assessed);
    else groups.push({ members: [assessed], endsAt });
  }
  for (const { members } of groups) members.sort((a, b) => importance(a) - importance(b));
  return groups;
}

function importance({ role }: AssessedCertificate): number {
  return role === undefined ? roles.length : roles.indexOf(role);
}
