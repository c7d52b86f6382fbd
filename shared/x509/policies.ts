import { contextPrimitive, type DerReader, tags } from './der.ts';
import type { DefectList } from './defect-list.ts';
import { objectIdentifierText } from './object-identifier.ts';

/**
 * What the four extensions about certificate policies say together; no cluster CA of Kubernetes has any.
 *
 * @see RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11 and 4.2.1.14
 */
export interface CertificatePolicies {
  /** Dotted OIDs; `undefined` without certificatePolicies. */
  policies: readonly string[] | undefined;
  mappings: readonly PolicyMapping[];
  /** After so many certificates more a policy must be valid for the path. */
  requireExplicitPolicy: number | undefined;
  inhibitPolicyMapping: number | undefined;
  /** inhibitAnyPolicy: after so many certificates more anyPolicy counts for nothing. */
  inhibitAnyPolicy: number | undefined;
}

export interface PolicyMapping {
  readonly issuerDomainPolicy: string;
  readonly subjectDomainPolicy: string;
}

/** Beyond this an extension is called malformed: real ones have a dozen, and what policies come to grows with their square. */
export const maxPolicies = 100;

export function noPolicies(): CertificatePolicies {
  return {
    policies: undefined,
    mappings: [],
    requireExplicitPolicy: undefined,
    inhibitPolicyMapping: undefined,
    inhibitAnyPolicy: undefined,
  };
}

/** Each from a walk over the value of its extension, into what is known so far. */
export const policyReaders: Readonly<
  Record<string, (value: DerReader, into: CertificatePolicies, defects: DefectList) => void>
> = {
  certificatePolicies(value, into, defects) {
    const policies: string[] = [];
    const isRead = eachIn(value, (information) => {
      if (!information.nextIs(tags.objectIdentifier)) return false;
      policies.push(objectIdentifierText(information.bytes, information.from, information.to));
      return true;
    });
    if (!isRead || new Set(policies).size < policies.length) malformed('certificatePolicies', defects);
    into.policies = policies;
  },
  policyMappings(value, into, defects) {
    const mappings: PolicyMapping[] = [];
    const isRead = eachIn(value, (mapping) => {
      if (!mapping.nextIs(tags.objectIdentifier)) return false;
      const issuerDomainPolicy = objectIdentifierText(mapping.bytes, mapping.from, mapping.to);
      if (!mapping.nextIs(tags.objectIdentifier)) return false;
      const subjectDomainPolicy = objectIdentifierText(mapping.bytes, mapping.from, mapping.to);
      mappings.push({ issuerDomainPolicy, subjectDomainPolicy });
      return true;
    });
    if (!isRead) malformed('policyMappings', defects);
    into.mappings = mappings;
  },
  policyConstraints(value, into, defects) {
    const isSequence = value.nextIs(tags.sequence);
    if (isSequence) value.enter();
    let hasMore = isSequence && value.next();
    if (hasMore && value.tag === contextPrimitive(0)) {
      into.requireExplicitPolicy = skipCerts(value);
      hasMore = value.next();
    }
    if (hasMore && value.tag === contextPrimitive(1)) {
      into.inhibitPolicyMapping = skipCerts(value);
      hasMore = value.next();
    }
    if (!isSequence || hasMore || value.broken) malformed('policyConstraints', defects);
  },
  inhibitAnyPolicy(value, into, defects) {
    if (value.nextIs(tags.integer)) into.inhibitAnyPolicy = skipCerts(value);
    else malformed('inhibitAnyPolicy', defects);
  },
};

function malformed(name: string, defects: DefectList): void {
  defects.add(
    'extension-malformed',
    `${name} is not of the form that RFC 5280 gives it, or has over ${maxPolicies} items.`,
  );
}

/** @returns whether it is a list of SEQUENCEs that could all be read, neither empty nor too long */
function eachIn(value: DerReader, read: (item: DerReader) => boolean): boolean {
  if (!value.nextIs(tags.sequence)) return false;
  value.enter();
  let count = 0;
  while (value.next()) {
    if (++count > maxPolicies || value.tag !== tags.sequence || !read(value.inside())) return false;
  }
  return count > 0 && !value.broken;
}

/** No path has more certificates than this; a larger number, or a negative one, is read as this one. */
const longestPath = 0x7fff;

function skipCerts({ bytes, from, to }: DerReader): number {
  if (from === to || (bytes[from] as number) > 0x7f) return longestPath;
  let value = 0;
  for (let at = from; at < to && value <= longestPath; at++) value = value * 256 + (bytes[at] as number);
  return Math.min(value, longestPath);
}
