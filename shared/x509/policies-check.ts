import { type Certificate, isSelfIssued } from './certificate.ts';
import { noPolicies, type PolicyMapping } from './policies.ts';

/** What a verifier asks of policies. Go, and so Kubernetes, asks nothing: then only what the CAs themselves require counts. */
export interface PolicyDemands {
  /** `undefined`: any. */
  readonly initialPolicySet?: readonly string[] | undefined;
  readonly initialExplicitPolicy?: boolean;
  readonly initialPolicyMappingInhibit?: boolean;
  readonly initialAnyPolicyInhibit?: boolean;
}

const anyPolicy = '2.5.29.32.0';
/**
 * The policies that are valid so far, each with those of the trust anchor's domain that it goes back to. Where RFC 5280 grows a tree,
 * whose size a hostile CA can multiply at each certificate (CVE-2023-0464), this holds at most one entry a policy and origin.
 */
type Valid = ReadonlyMap<string, ReadonlySet<string>>;
interface State {
  readonly valid: Valid;
  /** Any policy is still valid. */
  readonly isAny: boolean;
}
const nothing: State = { valid: new Map(), isAny: false };

/**
 * Whether a path has the policy that its CAs or the verifier ask for.
 *
 * @param path  the certificate first, then its issuers up to the trust anchor, whose own policies do not count
 * @see RFC 5280 section 6.1
 */
export function hasDemandedPolicy(path: readonly Certificate[], demands: PolicyDemands = {}): boolean {
  const steps = path.slice(0, -1).toReversed();
  const unlimited = steps.length + 1;
  let explicitPolicy = demands.initialExplicitPolicy === true ? 0 : unlimited;
  let policyMapping = demands.initialPolicyMappingInhibit === true ? 0 : unlimited;
  let inhibitAny = demands.initialAnyPolicyInhibit === true ? 0 : unlimited;
  let state: State = { valid: new Map(), isAny: true };
  for (const [index, certificate] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const isBetween = !isLast && isSelfIssued(certificate);
    const facts = certificate.policies ?? noPolicies();
    state = facts.policies === undefined ? nothing : narrowed(state, facts.policies, inhibitAny > 0 || isBetween);
    if (explicitPolicy === 0 && isEmpty(state)) return false;
    if (isLast) {
      if (explicitPolicy > 0) explicitPolicy--;
      if (facts.requireExplicitPolicy === 0) explicitPolicy = 0;
      break;
    }
    const ends = facts.mappings.flatMap((mapping) => [mapping.issuerDomainPolicy, mapping.subjectDomainPolicy]);
    if (ends.includes(anyPolicy)) return false;
    state = mapped(state, facts.mappings, policyMapping > 0);
    if (!isBetween) {
      explicitPolicy = Math.max(0, explicitPolicy - 1);
      policyMapping = Math.max(0, policyMapping - 1);
      inhibitAny = Math.max(0, inhibitAny - 1);
    }
    explicitPolicy = Math.min(explicitPolicy, facts.requireExplicitPolicy ?? unlimited);
    policyMapping = Math.min(policyMapping, facts.inhibitPolicyMapping ?? unlimited);
    inhibitAny = Math.min(inhibitAny, facts.inhibitAnyPolicy ?? unlimited);
  }
  return explicitPolicy > 0 || isWanted(state, demands.initialPolicySet);
}

function isEmpty({ valid, isAny }: State): boolean {
  return valid.size === 0 && !isAny;
}

/** By the policies of the next certificate. @see RFC 5280 section 6.1.3 (d) */
function narrowed({ valid, isAny }: State, policies: readonly string[], mayBeAny: boolean): State {
  const next = new Map<string, ReadonlySet<string>>();
  for (const policy of policies) {
    if (policy === anyPolicy) continue;
    const origins = valid.get(policy) ?? (isAny ? new Set([policy]) : undefined);
    if (origins !== undefined) next.set(policy, origins);
  }
  const stays = mayBeAny && policies.includes(anyPolicy);
  if (stays) for (const [policy, origins] of valid) if (!next.has(policy)) next.set(policy, origins);
  return { valid: next, isAny: isAny && stays };
}

/** Into the words of the subject's domain; where that is inhibited, what would be mapped is lost. @see RFC 5280 section 6.1.4 (b) */
function mapped({ valid, isAny }: State, mappings: readonly PolicyMapping[], isAllowed: boolean): State {
  if (mappings.length === 0) return { valid, isAny };
  const next = new Map<string, Set<string>>();
  const sources = new Set(mappings.map(({ issuerDomainPolicy }) => issuerDomainPolicy));
  for (const [policy, origins] of valid) if (!sources.has(policy)) next.set(policy, new Set(origins));
  for (const { issuerDomainPolicy, subjectDomainPolicy } of isAllowed ? mappings : []) {
    const origins = valid.get(issuerDomainPolicy) ?? (isAny ? [issuerDomainPolicy] : []);
    const known = next.get(subjectDomainPolicy) ?? new Set();
    for (const origin of origins) known.add(origin);
    if (known.size > 0) next.set(subjectDomainPolicy, known);
  }
  return { valid: next, isAny };
}

/** @see RFC 5280 section 6.1.5 (g) */
function isWanted(state: State, wanted: readonly string[] | undefined): boolean {
  if (wanted === undefined || wanted.includes(anyPolicy)) return !isEmpty(state);
  return state.isAny || [...state.valid.values()].some((origins) => wanted.some((policy) => origins.has(policy)));
}
