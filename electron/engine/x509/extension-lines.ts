import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  BasicConstraints,
  CRLDistributionPoints,
  ExtendedKeyUsage,
  InhibitAnyPolicy,
  KeyUsage,
  NameConstraints,
  PolicyConstraints,
  PolicyMappings,
  PrivateKeyUsagePeriod,
  GeneralNames,
  type AccessDescription,
  type DistributionPoint,
  type GeneralSubtrees,
} from '@peculiar/asn1-x509';
import { hexOf } from '../../../shared/x509/hex.ts';
import { keyUsages } from '../../../shared/x509/certificate.ts';
import { extKeyUsageNames } from '../../../shared/x509/oids.ts';
import { integerHex } from '../../../shared/x509/serial-number.ts';
import { generalNameLine, relativeNameLine } from './general-name-line.ts';
import { policiesLines } from './policy-lines.ts';
import { vendorExtensions } from './vendor-extensions.ts';
import {
  directoryAttributeLines,
  nullLines,
  qcStatementLines,
  timestampLines,
  tlsFeatureLines,
} from './web-extension-lines.ts';

type Decoder = (value: Uint8Array) => readonly string[] | undefined;

/** By dotted OID: the RFCs' own. An OID that is neither here nor among the vendors' has its hex alone. */
const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['2.5.29.14', (value) => [hexBytes(AsnConvert.parse(value, OctetString))]],
  ['2.5.29.15', (value) => keyUsageLines(AsnConvert.parse(value, KeyUsage))],
  ['2.5.29.16', (value) => usagePeriodLines(AsnConvert.parse(value, PrivateKeyUsagePeriod))],
  ['2.5.29.17', generalNames],
  ['2.5.29.18', generalNames],
  ['2.5.29.19', (value) => basicConstraintsLines(AsnConvert.parse(value, BasicConstraints))],
  ['2.5.29.30', (value) => nameConstraintsLines(AsnConvert.parse(value, NameConstraints))],
  ['2.5.29.31', distributionPoints],
  ['2.5.29.32', policiesLines],
  ['2.5.29.33', (value) => policyMappingLines(AsnConvert.parse(value, PolicyMappings))],
  ['2.5.29.35', (value) => authorityKeyIdentifierLines(AsnConvert.parse(value, AuthorityKeyIdentifier))],
  ['2.5.29.36', (value) => policyConstraintsLines(AsnConvert.parse(value, PolicyConstraints))],
  ['2.5.29.37', (value) => AsnConvert.parse(value, ExtendedKeyUsage).map((oid) => extKeyUsageNames.get(oid) ?? oid)],
  ['2.5.29.46', distributionPoints],
  ['2.5.29.54', (value) => [`skipCerts:${integer(AsnConvert.parse(value, InhibitAnyPolicy).value)}`]],
  ['1.3.6.1.5.5.7.1.1', accessDescriptions],
  ['1.3.6.1.5.5.7.1.11', accessDescriptions],
  ['2.5.29.9', directoryAttributeLines],
  ['1.3.6.1.5.5.7.1.3', qcStatementLines],
  ['1.3.6.1.5.5.7.1.24', tlsFeatureLines],
  ['1.3.6.1.5.5.7.48.1.5', nullLines],
  ['1.3.6.1.4.1.11129.2.4.2', timestampLines],
  ['1.3.6.1.4.1.11129.2.4.3', nullLines],
]);

/** Access methods of RFC 5280 section 4.2.2. */
const accessMethods: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.5.5.7.48.1', 'ocsp'],
  ['1.3.6.1.5.5.7.48.2', 'caIssuers'],
  ['1.3.6.1.5.5.7.48.3', 'timeStamping'],
  ['1.3.6.1.5.5.7.48.5', 'caRepository'],
]);

/** The decoded value, a line an item; none where the extension is not known or its value cannot be read. */
export function extensionLines(oid: string, value: Uint8Array): readonly string[] {
  try {
    return (decoders.get(oid) ?? vendorExtensions.get(oid)?.decode)?.(value) ?? [];
  } catch {
    return []; // the hex beside it says what is there; the list reader has noted what is wrong with it
  }
}

function generalNames(value: Uint8Array): string[] {
  return AsnConvert.parse(value, GeneralNames).map(generalNameLine);
}

function keyUsageLines(usage: KeyUsage): string[] {
  const bits = usage.toNumber();
  return keyUsages.filter((_, index) => (bits & (1 << index)) !== 0);
}

function usagePeriodLines({ notBefore, notAfter }: PrivateKeyUsagePeriod): string[] {
  return [
    ...(notBefore === undefined ? [] : [`notBefore:${notBefore.toISOString()}`]),
    ...(notAfter === undefined ? [] : [`notAfter:${notAfter.toISOString()}`]),
  ];
}

function basicConstraintsLines({ cA, pathLenConstraint }: BasicConstraints): string[] {
  const claim = `cA:${cA ? 'TRUE' : 'FALSE'}`;
  return pathLenConstraint === undefined ? [claim] : [claim, `pathLenConstraint:${pathLenConstraint}`];
}

function nameConstraintsLines({ permittedSubtrees, excludedSubtrees }: NameConstraints): string[] {
  return [...subtreeLines('permitted', permittedSubtrees), ...subtreeLines('excluded', excludedSubtrees)];
}

function subtreeLines(word: string, subtrees: GeneralSubtrees | undefined): string[] {
  return (subtrees ?? []).map(({ base }) => `${word} ${generalNameLine(base)}`);
}

function distributionPoints(value: Uint8Array): string[] {
  return AsnConvert.parse(value, CRLDistributionPoints).flatMap(distributionPointLines);
}

function distributionPointLines({ distributionPoint, reasons, cRLIssuer }: DistributionPoint): string[] {
  const { fullName, nameRelativeToCRLIssuer } = distributionPoint ?? {};
  return [
    ...(fullName ?? []).map(generalNameLine),
    ...(nameRelativeToCRLIssuer === undefined ? [] : [relativeNameLine(nameRelativeToCRLIssuer)]),
    ...(reasons === undefined ? [] : [`reasons:${reasons.toJSON().join(',')}`]),
    ...(cRLIssuer ?? []).map((name) => `cRLIssuer ${generalNameLine(name)}`),
  ];
}

function accessDescriptions(value: Uint8Array): string[] {
  return AsnConvert.parse(value, AuthorityInfoAccessSyntax).map(
    ({ accessMethod, accessLocation }: AccessDescription) =>
      `${accessMethods.get(accessMethod) ?? accessMethod} ${generalNameLine(accessLocation)}`,
  );
}

function policyMappingLines(mappings: PolicyMappings): string[] {
  return mappings.map(
    ({ issuerDomainPolicy, subjectDomainPolicy }) => `${issuerDomainPolicy} = ${subjectDomainPolicy}`,
  );
}

function policyConstraintsLines({ requireExplicitPolicy, inhibitPolicyMapping }: PolicyConstraints): string[] {
  return [
    ...(requireExplicitPolicy === undefined ? [] : [`requireExplicitPolicy:${integer(requireExplicitPolicy)}`]),
    ...(inhibitPolicyMapping === undefined ? [] : [`inhibitPolicyMapping:${integer(inhibitPolicyMapping)}`]),
  ];
}

function authorityKeyIdentifierLines(value: AuthorityKeyIdentifier): string[] {
  const { keyIdentifier, authorityCertIssuer, authorityCertSerialNumber } = value;
  return [
    ...(keyIdentifier === undefined ? [] : [`keyIdentifier:${hexBytes(keyIdentifier)}`]),
    ...(authorityCertIssuer ?? []).map((name) => `authorityCertIssuer ${generalNameLine(name)}`),
    ...(authorityCertSerialNumber === undefined
      ? []
      : [`authorityCertSerialNumber:${integerText(authorityCertSerialNumber)}`]),
  ];
}

function hexBytes({ buffer }: OctetString): string {
  return hexOf(new Uint8Array(buffer));
}

/** Content octets of an INTEGER that is a count. */
function integer(octets: ArrayBuffer): string {
  return BigInt(`0x${hexOf(new Uint8Array(octets)) || '0'}`).toString();
}

function integerText(octets: ArrayBuffer): string {
  return integerHex(new Uint8Array(octets), 0, octets.byteLength);
}
