import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { isCa, isSelfIssued, type Certificate } from '../../x509/certificate.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface IssuerMayNotIssueParams {
  readonly authority: string;
  readonly names: readonly string[];
  readonly because: Reason;
}
type Reason = 'no-ca' | 'no-key-cert-sign' | 'path-too-long';

/** The signature is right, and yet every verifier refuses: whoever signed was not entitled to. */
export const issuerMayNotIssue = rule({
  id: 'NA-C05',
  severities: ['critical'],
  source: 'RFC 5280 section 6.1.4 (k)-(n)',
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
      const issuer = assessed.path[1] === undefined ? undefined : assessment.bySha256.get(assessed.path[1]);
      const because = issuer === undefined ? undefined : whyNot(issuer.certificate);
      if (issuer !== undefined && because !== undefined) add(issuer, because, assessed);
      const tooFar = pathTooLong(assessment, assessed);
      if (tooFar !== undefined) add(tooFar, 'path-too-long', assessed);
    }
    return [...found.values()].map(({ authority, because, members }) => ({
      severity: 'critical',
      certificates: fingerprintsOf([authority, ...members]),
      places: placesOf([authority]),
      params: { authority: nameOf(authority), names: members.map(nameOf), because },
    }));
  },
});

/** Version 1 and 2 have no extensions to say it with; verifiers accept such roots. */
function whyNot(issuer: Certificate): Reason | undefined {
  if (issuer.version >= 3 && !isCa(issuer)) return 'no-ca';
  return issuer.keyUsage !== undefined && !issuer.keyUsage.includes('keyCertSign') ? 'no-key-cert-sign' : undefined;
}

/** The CA on the way up whose pathLenConstraint is exceeded: self-issued certificates between do not count. */
function pathTooLong(
  { bySha256 }: Assessment,
  { path, certificate }: AssessedCertificate,
): AssessedCertificate | undefined {
  if (path.length < 3 || isCa(certificate)) return undefined;
  let intermediates = 0;
  for (const sha256 of path.slice(1)) {
    const issuer = bySha256.get(sha256);
    const limit = issuer?.certificate.basicConstraints?.pathLenConstraint;
    if (issuer !== undefined && limit !== undefined && intermediates > limit) return issuer;
    if (issuer !== undefined && !isSelfIssued(issuer.certificate)) intermediates++;
  }
  return undefined;
}
