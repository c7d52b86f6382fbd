import { AsnConvert } from '@peculiar/asn1-schema';
import { CertificatePolicies, UserNotice, type PolicyInformation, type PolicyQualifierInfo } from '@peculiar/asn1-x509';
import { DerReader } from '../../../shared/x509/der.ts';
import { derString } from '../../../shared/x509/der-string.ts';
import { hexOf } from '../../../shared/x509/hex.ts';

/** RFC 5280 section 4.2.1.4, and the CA/Browser Forum's for certificates of the web. */
const policyNames: ReadonlyMap<string, string> = new Map([
  ['2.5.29.32.0', 'anyPolicy'],
  ['2.23.140.1.1', 'extended-validation'],
  ['2.23.140.1.2.1', 'domain-validated'],
  ['2.23.140.1.2.2', 'organization-validated'],
  ['2.23.140.1.2.3', 'individual-validated'],
]);
const cps = '1.3.6.1.5.5.7.2.1';
const userNotice = '1.3.6.1.5.5.7.2.2';

/** The value of certificatePolicies, and of what Microsoft shaped like it. */
export function policiesLines(value: Uint8Array): readonly string[] {
  return AsnConvert.parse(value, CertificatePolicies).flatMap(policyLines);
}

/** One policy and, indented below it, its qualifiers. */
function policyLines({ policyIdentifier, policyQualifiers }: PolicyInformation): string[] {
  const name = policyNames.get(policyIdentifier);
  return [
    name === undefined ? policyIdentifier : `${policyIdentifier} (${name})`,
    ...(policyQualifiers ?? []).map((qualifier) => `  ${qualifierText(qualifier)}`),
  ];
}

function qualifierText({ policyQualifierId, qualifier }: PolicyQualifierInfo): string {
  const bytes = new Uint8Array(qualifier);
  const hex = `${policyQualifierId}:#${hexOf(bytes)}`;
  try {
    if (policyQualifierId === cps) {
      const value = new DerReader(bytes);
      const uri = value.next() ? derString(bytes, value.tag, value.from, value.to)?.text : undefined;
      return uri === undefined ? hex : `cPSuri:${uri}`;
    }
    return policyQualifierId === userNotice ? noticeText(AsnConvert.parse(qualifier, UserNotice)) : hex;
  } catch {
    return hex;
  }
}

function noticeText({ noticeRef, explicitText }: UserNotice): string {
  const reference =
    noticeRef === undefined ? [] : [`${noticeRef.organization.toString()} ${noticeRef.noticeNumbers.join(',')}`];
  const text = explicitText === undefined ? [] : [explicitText.toString()];
  return `userNotice:${[...reference, ...text].join(': ')}`;
}
