import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { entitlementFaults, lengthFaults, type PathFaultCode } from '../../pki/path-faults.ts';
import { isCa } from '../../x509/certificate.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface IssuerMayNotIssueParams {
  readonly authority: string;
  readonly names: readonly string[];
  readonly because: Reason;
}
type Reason = Extract<PathFaultCode, 'no-ca' | 'no-key-cert-sign' | 'path-too-long' | 'unknown-critical-extension'>;

/** The signature is right, and yet every verifier refuses: whoever signed was not entitled to. */
export const issuerMayNotIssue = rule({
  id: 'NA-C05',
  severities: ['critical'],
  source: 'RFC 5280 section 6.1.4 (k)-(o)',
  find: ({ assessment, nameOf }: FindingContext): readonly Verdict<IssuerMayNotIssueParams>[] => {
    const found = new Map<
      string,
      { authority: AssessedCertificate; because: Reason; members: AssessedCertificate[] }
    >();
    const add = (authority: AssessedCertificate, because: Reason, member: AssessedCertificate): void => {
      const key = `${because} ${authority.certificate.sha256}`;
      const group = found.get(key);
      if (group === undefined) found.set(key, { authority, because, members: [member] });
      else group.members.push(member);
    };
    for (const assessed of assessment.certificates) {
      const [issuer, ...above] = issuersOf(assessment, assessed);
      if (issuer === undefined) continue;
      const because = whyNot(issuer);
      if (because !== undefined) add(issuer, because, assessed);
      const [tooLong] = isCa(assessed.certificate)
        ? []
        : lengthFaults([issuer, ...above].map(({ certificate }) => certificate));
      const limiting = tooLong && assessment.bySha256.get(tooLong.certificate.sha256);
      if (limiting !== undefined) add(limiting, 'path-too-long', assessed);
    }
    return [...found.values()].map(({ authority, because, members }) => ({
      severity: 'critical',
      certificates: fingerprintsOf([authority, ...members]),
      places: placesOf([authority]),
      params: { authority: nameOf(authority), names: members.map(nameOf), because },
    }));
  },
});

/** Nearest first. */
function issuersOf({ bySha256 }: Assessment, { path }: AssessedCertificate): readonly AssessedCertificate[] {
  return path.slice(1).flatMap((sha256) => bySha256.get(sha256) ?? []);
}

function whyNot({ certificate }: AssessedCertificate): Reason | undefined {
  const [fault] = entitlementFaults(certificate);
  if (fault !== undefined) return fault.code as Reason;
  const hasUnknown = certificate.defects.some(({ code }) => code === 'unknown-critical-extension');
  return hasUnknown ? 'unknown-critical-extension' : undefined;
}
