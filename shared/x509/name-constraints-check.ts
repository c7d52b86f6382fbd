import type { Certificate } from './certificate.ts';
import { rdnSeparator } from './distinguished-name.ts';
import { ipAddressOctets } from './ip-address.ts';
import {
  isHostName,
  mailboxOf,
  type NameConstraints,
  type NameSubtrees,
  type UnsupportedNameKind,
} from './name-constraints.ts';

/**
 * Whether a name lies within the subtrees of a CA. A path costs in proportion to its subtrees and its names, not to their
 * product, and what a hostile CA can still make of that has a bound: {@link CheckBudget}.
 */

/** Why a CA may not issue a certificate with this name. */
export interface NameFault {
  readonly why: 'not-permitted' | 'excluded' | 'unsupported';
  readonly kind: NameKind | UnsupportedNameKind;
  /** The name as the certificate has it, or its kind where constraints of that kind cannot be processed. */
  readonly name: string;
}

/** Characters of names that may still be compared; below zero the check was not finished. */
export interface CheckBudget {
  left: number;
}
/** Of one path: some 150 ms of the slowest names there are, and hundreds of thousands of ordinary ones. */
export const pathBudget = 20_000_000;

export type NameKind = Exclude<keyof NameSubtrees, 'unsupported'>;
/** @returns whether some subtree covers the name */
type Covers = (name: string, budget: CheckBudget) => boolean;
type Sides = Readonly<Record<'permitted' | 'excluded', Covers | undefined>>;

const known = new WeakMap<NameConstraints, Readonly<Record<NameKind, Sides>>>();

const nameConstraintsOid = '2.5.29.30';

/** A verifier that does not know a kind of these constraints has to refuse what is below. */
export function hasCriticalConstraints({ extensions }: Certificate): boolean {
  return extensions.some(({ oid, critical }) => oid === nameConstraintsOid && critical);
}

/**
 * The first name of a certificate that a CA above it does not allow; `undefined` where there is none, and where the budget ran out.
 *
 * @see RFC 5280 sections 4.2.1.10 and 6.1.3 (b) and (c)
 */
export function nameFault(
  certificate: Certificate,
  authority: Certificate,
  budget: CheckBudget,
): NameFault | undefined {
  const { nameConstraints } = authority;
  if (nameConstraints === undefined) return undefined;
  const sides = sidesOf(nameConstraints);
  for (const [kind, namesOf] of namesByKind) {
    const { permitted, excluded } = sides[kind];
    if (permitted === undefined && excluded === undefined) continue;
    for (const [name, shown] of namesOf(certificate)) {
      // What cannot be read as a name of its kind lies within nothing, and may be anything.
      if (name === undefined) return { why: 'not-permitted', kind, name: shown };
      const isPermitted = permitted?.(name, budget) ?? true;
      const isExcluded = excluded?.(name, budget) ?? false;
      if (budget.left < 0) return undefined;
      if (isExcluded) return { why: 'excluded', kind, name: shown };
      if (!isPermitted) return { why: 'not-permitted', kind, name: shown };
    }
  }
  if (!hasCriticalConstraints(authority)) return undefined;
  const unsupported = [...nameConstraints.permitted.unsupported, ...nameConstraints.excluded.unsupported];
  const met = unsupported.find((kind) => certificate.subjectAltName.other.some((name) => name.startsWith(`${kind}:`)));
  return met && { why: 'unsupported', kind: met, name: met };
}

function sidesOf(constraints: NameConstraints): Readonly<Record<NameKind, Sides>> {
  let sides = known.get(constraints);
  if (sides === undefined) {
    const { permitted, excluded } = constraints;
    const both = <Subtree>(
      of: (subtrees: NameSubtrees) => readonly Subtree[],
      covering: (subtrees: readonly Subtree[], isExcluding: boolean) => Covers,
    ): Sides => ({
      permitted: of(permitted).length === 0 ? undefined : covering(of(permitted), false),
      excluded: of(excluded).length === 0 ? undefined : covering(of(excluded), true),
    });
    sides = {
      dns: both(({ dns }) => dns, coveringDomains),
      email: both(({ email }) => email, coveringMailboxes),
      uri: both(({ uri }) => uri, coveringHosts),
      ip: both(({ ip }) => ip, coveringAddresses),
      directory: both(({ directory }) => directory.map(({ comparable }) => comparable), coveringDirectoryNames),
    };
    known.set(constraints, sides);
  }
  return sides;
}

/** In the form that is compared, `undefined` where there is no such form, and as the certificate has it. */
type NameOfKind = readonly [comparable: string | undefined, shown: string];

const subjectAltNameOid = '2.5.29.17';
const emailAddressOid = '1.2.840.113549.1.9.1';

const namesByKind: readonly (readonly [NameKind, (certificate: Certificate) => Iterable<NameOfKind>])[] = [
  ['dns', ({ subjectAltName }) => subjectAltName.dns.map((name) => [domainName(name), name])],
  ['ip', ({ subjectAltName }) => subjectAltName.ip.map((address) => [addressBits(address), address])],
  ['uri', ({ subjectAltName }) => subjectAltName.uri.map((uri) => [hostOfUri(uri), uri])],
  ['email', (certificate) => emailsOf(certificate).map((email) => [mailboxText(email), email])],
  [
    'directory',
    ({ subject, subjectAltName }) =>
      [...(subject.attributes.length === 0 ? [] : [subject]), ...(subjectAltName.directoryNames ?? [])].map(
        ({ comparable, text }) => [comparable, text],
      ),
  ],
];

/** Those of the subject count only where there is no subjectAltName at all. A CN is no name of a host. */
function emailsOf({ subject, subjectAltName, extensions }: Certificate): readonly string[] {
  if (extensions.some(({ oid }) => oid === subjectAltNameOid)) return subjectAltName.email;
  return subject.attributes.filter(({ oid }) => oid === emailAddressOid).map(({ value }) => value);
}

function domainName(name: string): string | undefined {
  return isHostName(name) ? name.toLowerCase() : undefined;
}

function mailboxText(email: string): string | undefined {
  const mailbox = mailboxOf(email);
  return mailbox && `${mailbox.local}@${mailbox.host}`;
}

/** A URI without a host, or with an address for one, satisfies no constraint. */
function hostOfUri(uri: string): string | undefined {
  const [, host = ''] = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?([^/?#:[\]@]+)(?::\d*)?(?:[/?#]|$)/iu.exec(uri) ?? [];
  return isHostName(host) && ipAddressOctets(host) === undefined ? host.toLowerCase() : undefined;
}

/** 32 or 128 digits. */
function addressBits(address: string): string | undefined {
  const octets = ipAddressOctets(address);
  return octets && [...octets].map((octet) => octet.toString(2).padStart(8, '0')).join('');
}

/** The name itself and all below it; with a leading dot only what is below. */
function coveringDomains(domains: readonly string[], isExcluding: boolean): Covers {
  const subtrees = new Set(domains);
  if (subtrees.has('')) return () => true;
  // What `*.example.com` may stand for is excluded with `api.example.com`.
  const parents = new Set(isExcluding ? domains.map((domain) => domain.slice(domain.indexOf('.') + 1)) : []);
  return (name, budget) =>
    someSuffix(name, budget, (suffix) => subtrees.has(suffix)) || (name.startsWith('*.') && parents.has(name.slice(2)));
}

/** This host alone; with a leading dot every one below. */
function coveringHosts(hosts: readonly string[]): Covers {
  const subtrees = new Set(hosts);
  if (subtrees.has('')) return () => true;
  return (host, budget) =>
    subtrees.has(host) || someSuffix(host, budget, (suffix) => suffix.startsWith('.') && subtrees.has(suffix));
}

function coveringMailboxes(subtrees: readonly string[]): Covers {
  const mailboxes = new Set(subtrees.flatMap((subtree) => mailboxText(subtree) ?? []));
  const hosts = subtrees.filter((subtree) => !subtree.includes('@')).map((host) => host.toLowerCase());
  const coversHost = coveringHosts(hosts);
  return (mailbox, budget) => mailboxes.has(mailbox) || coversHost(mailbox.slice(mailbox.lastIndexOf('@') + 1), budget);
}

function coveringAddresses(ranges: readonly string[]): Covers {
  const byLength = new Map<number, Map<number, Set<string>>>();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const bits = addressBits(address) ?? '';
    const prefixes = byLength.get(bits.length) ?? new Map<number, Set<string>>();
    byLength.set(bits.length, prefixes);
    const networks = prefixes.get(Number(prefix)) ?? new Set<string>();
    prefixes.set(Number(prefix), networks.add(bits.slice(0, Number(prefix))));
  }
  return (bits, budget) => {
    for (const [prefix, networks] of byLength.get(bits.length) ?? []) {
      budget.left -= prefix;
      if (networks.has(bits.slice(0, prefix))) return true;
    }
    return false;
  };
}

/** The RDNs of a subtree are the first of a name in it. */
function coveringDirectoryNames(names: readonly string[]): Covers {
  const subtrees = new Set(names);
  if (subtrees.has('')) return () => true;
  return (name, budget) => {
    for (
      let end = name.indexOf(rdnSeparator);
      end >= 0 && budget.left >= 0;
      end = name.indexOf(rdnSeparator, end + 1)
    ) {
      budget.left -= end;
      if (subtrees.has(name.slice(0, end))) return true;
    }
    budget.left -= name.length;
    return subtrees.has(name);
  };
}

/** Of `a.b.c`: itself, `.b.c`, `b.c`, `.c` and `c`. */
function someSuffix(name: string, budget: CheckBudget, test: (suffix: string) => boolean): boolean {
  budget.left -= name.length;
  if (test(name)) return true;
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    budget.left -= 2 * (name.length - dot);
    if (test(name.slice(dot)) || test(name.slice(dot + 1))) return true;
  }
  return false;
}
