import type { AssessedCertificate } from '../../pki/assessment.ts';
import { append } from '../../pki/group-by.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { evidenceOf } from '../evidence.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule, type Steps } from '../rule.ts';
import { isStep } from '../steps.ts';

export interface SerialNumberReusedParams {
  readonly authority: string;
  readonly names: readonly string[];
}

/** Issuer and serial number are to be unique together. minikube gives every certificate the number 2. */
export const serialNumberReused = rule({
  id: 'NA-K11',
  severities: ['notice'],
  source: 'RFC 5280 section 4.1.2.2',
  *find({
    assessment: { certificates, bySha256 },
    nameOf,
    isByDesign,
  }: FindingContext): Steps<SerialNumberReusedParams> {
    const firstOf = new Map<Sha256Hex, Map<string, AssessedCertificate>>();
    const reused = new Map<AssessedCertificate, Set<AssessedCertificate>>();
    for (const [index, each] of certificates.entries()) {
      if (isStep(index)) yield;
      const issuer = each.path[1] === undefined ? undefined : bySha256.get(each.path[1]);
      if (issuer === undefined || issuer.certificate.subject.text === 'CN=minikubeCA') continue;
      if (each.sightings.some((sighting) => isByDesign(sighting, 'serial-number-repeats'))) continue;
      const { spkiSha256 } = issuer.certificate;
      const ofIssuer = firstOf.get(spkiSha256) ?? new Map<string, AssessedCertificate>();
      firstOf.set(spkiSha256, ofIssuer);
      const first = ofIssuer.get(each.certificate.serialNumber);
      if (first === undefined) ofIssuer.set(each.certificate.serialNumber, each);
      else reused.set(issuer, (reused.get(issuer) ?? new Set()).add(first).add(each));
    }
    const lists = new Map<AssessedCertificate, AssessedCertificate[]>();
    for (const [issuer, members] of reused) for (const member of members) append(lists, issuer, member);
    yield* [...lists].map(([issuer, members]) => ({
      severity: 'notice' as const,
      ...evidenceOf(members),
      params: { authority: nameOf(issuer), names: members.map(nameOf) },
    }));
  },
});
