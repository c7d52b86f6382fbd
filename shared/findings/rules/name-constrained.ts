import type { AssessedCertificate } from '../../pki/assessment.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { type Certificate, isCa, isSelfIssued } from '../../x509/certificate.ts';
import { hasCriticalConstraints, nameFault, pathBudget } from '../../x509/name-constraints-check.ts';
import type { NameSubtrees } from '../../x509/name-constraints.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Severity } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule, type Steps } from '../rule.ts';
import { isStep } from '../steps.ts';

export interface NameConstrainedParams {
  readonly authority: string;
  readonly names: readonly string[];
  readonly because: Reason;
  /** Names that are not allowed, each once; for `unknown-to-go` the kinds of names that the CA constrains. */
  readonly wrong: readonly string[];
}
type Reason = 'not-permitted' | 'excluded' | 'unknown-to-go';

interface Group {
  readonly authority: AssessedCertificate;
  readonly because: Reason;
  readonly severity: Severity;
  readonly members: AssessedCertificate[];
  readonly wrong: Set<string>;
}

/**
 * Go refuses a DNS name, address, mailbox or URI that a CA further up does not allow, and everything below critical
 * constraints of other kinds. Constraints on directory names that are not critical it passes over, while OpenSSL heeds them.
 */
export const nameConstrained = rule({
  id: 'NA-C24',
  severities: ['critical', 'warning'],
  source: 'RFC 5280 section 4.2.1.10; golang/go src/crypto/x509/parser.go parseNameConstraintsExtension',
  find: function* ({ assessment, authorities, nameOf }: FindingContext): Steps<NameConstrainedParams> {
    const constraining = new Map<Sha256Hex, readonly [AssessedCertificate, readonly string[]]>();
    for (const each of authorities) {
      if (each.certificate.nameConstraints === undefined) continue;
      constraining.set(each.certificate.sha256, [each, kindsUnknownToGo(each.certificate)]);
    }
    if (constraining.size === 0) return;
    const groups = new Map<string, Group>();
    for (const [index, member] of assessment.certificates.entries()) {
      if (isStep(index)) yield;
      const { certificate, path } = member;
      // By such a one a CA changes its key, no more.
      if (isCa(certificate) && isSelfIssued(certificate)) continue;
      const budget = { left: pathBudget };
      for (const sha256 of path.slice(1)) {
        const [authority, unknown] = constraining.get(sha256) ?? [];
        if (authority === undefined || unknown === undefined) continue;
        const fault = unknown.length > 0 ? undefined : nameFault(certificate, authority.certificate, budget);
        const because = unknown.length > 0 ? 'unknown-to-go' : fault?.why;
        if (because === undefined || because === 'unsupported') continue;
        const severity = fault?.kind === 'directory' ? 'warning' : 'critical';
        const key = `${severity} ${because} ${sha256}`;
        const group = groups.get(key) ?? { authority, because, severity, members: [], wrong: new Set(unknown) };
        groups.set(key, group);
        group.members.push(member);
        if (fault !== undefined) group.wrong.add(fault.name);
      }
    }
    for (const { authority, because, severity, members, wrong } of groups.values()) {
      yield {
        severity,
        certificates: fingerprintsOf([...members, authority]),
        places: placesOf(members),
        params: { authority: nameOf(authority), names: members.map(nameOf), because, wrong: [...wrong] },
      };
    }
  },
});

/** Of critical constraints: others Go passes over. */
function kindsUnknownToGo(authority: Certificate): readonly string[] {
  const { nameConstraints } = authority;
  if (nameConstraints === undefined || !hasCriticalConstraints(authority)) return [];
  const kinds = ({ directory, unsupported }: NameSubtrees): readonly string[] => [
    ...(directory.length > 0 ? ['directoryName'] : []),
    ...unsupported,
  ];
  return [...new Set([...kinds(nameConstraints.permitted), ...kinds(nameConstraints.excluded)])];
}
