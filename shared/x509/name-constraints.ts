import { type DerReader, tags, contextConstructed } from './der.ts';
import type { DefectList } from './defect-list.ts';
import { directoryName, generalNameTags } from './general-name.ts';
import { ipAddressText } from './ip-address.ts';
import type { Name } from './name.ts';
import { asciiText } from './octet-text.ts';

/** How a CA restricts the names of all certificates below it; few CAs do. @see RFC 5280 section 4.2.1.10 */
export interface NameConstraints {
  readonly permitted: NameSubtrees;
  readonly excluded: NameSubtrees;
}

export interface NameSubtrees {
  /** Lower case; `''` is every name, a leading dot leaves out the domain itself (OpenSSL's and Go's reading). */
  readonly dns: readonly string[];
  /** A mailbox, a host, or with a leading dot every host below; as written. */
  readonly email: readonly string[];
  /** A host, or with a leading dot every host below; lower case. */
  readonly uri: readonly string[];
  /** CIDR, `10.0.0.0/8`. */
  readonly ip: readonly string[];
  readonly directory: readonly Name[];
  /** Kinds of names whose constraints nobody can process, each once: RFC 5280 defines nothing for them. */
  readonly unsupported: readonly UnsupportedNameKind[];
}
export type UnsupportedNameKind = 'otherName' | 'x400Address' | 'ediPartyName' | 'registeredID';

/** Beyond this an extension is called malformed: real ones have some hundred subtrees. */
export const maxNameSubtrees = 20_000;

const unsupportedKinds: ReadonlyMap<number, UnsupportedNameKind> = new Map([
  [generalNameTags.otherName, 'otherName'],
  [generalNameTags.x400Address, 'x400Address'],
  [generalNameTags.ediPartyName, 'ediPartyName'],
  [generalNameTags.registeredID, 'registeredID'],
]);

/**
 * From a walk over the value of the extension. What cannot be read is a defect, and the rest still constrains.
 *
 * @see RFC 5280 section 4.2.1.10
 */
export function readNameConstraints(value: DerReader, defects: DefectList): NameConstraints | undefined {
  const malformed = (what: string): void => {
    defects.add('extension-malformed', `nameConstraints ${what}.`);
  };
  if (!value.nextIs(tags.sequence)) {
    malformed('is not a SEQUENCE');
    return undefined;
  }
  value.enter();
  const problems = new Set<string>();
  const permitted = value.peekedTag === contextConstructed(0) ? readSubtrees(value, problems) : undefined;
  const excluded = value.peekedTag === contextConstructed(1) ? readSubtrees(value, problems) : undefined;
  if (permitted === undefined && excluded === undefined) problems.add('has neither permitted nor excluded subtrees');
  if (value.next() || value.broken) problems.add('holds something other than permitted and excluded subtrees');
  for (const problem of problems) malformed(problem);
  return { permitted: permitted ?? noSubtrees, excluded: excluded ?? noSubtrees };
}

const noSubtrees: NameSubtrees = Object.freeze({ dns: [], email: [], uri: [], ip: [], directory: [], unsupported: [] });

/** Steps over the GeneralSubtrees that come next. */
function readSubtrees(value: DerReader, problems: Set<string>): NameSubtrees {
  value.next();
  const list = value.inside();
  const dns: string[] = [];
  const email: string[] = [];
  const uri: string[] = [];
  const ip: string[] = [];
  const directory: Name[] = [];
  const unsupported = new Set<UnsupportedNameKind>();
  /** @param reading  `undefined` for what is no subtree of this kind */
  const keep = <Kind>(kind: Kind[], reading: Kind | undefined, what: string): void => {
    if (reading === undefined) problems.add(`has a subtree that is no ${what}`);
    else kind.push(reading);
  };
  let count = 0;
  while (list.next()) {
    if (++count > maxNameSubtrees) {
      problems.add(`has more than ${maxNameSubtrees} subtrees; the rest was not read`);
      return { dns, email, uri, ip, directory, unsupported: [...unsupported] };
    }
    const subtree = list.inside();
    if (list.tag !== tags.sequence || !subtree.next()) {
      problems.add('has a subtree without a name');
      continue;
    }
    switch (subtree.tag) {
      case generalNameTags.dNSName:
        keep(dns, domainOf(subtree)?.toLowerCase(), 'domain');
        break;
      case generalNameTags.rfc822Name:
        keep(email, mailboxOrDomainOf(subtree), 'mailbox and no domain');
        break;
      case generalNameTags.uniformResourceIdentifier:
        keep(uri, domainOf(subtree)?.toLowerCase(), 'host of a URI');
        break;
      case generalNameTags.iPAddress:
        keep(ip, addressRangeOf(subtree), 'range of addresses');
        break;
      case generalNameTags.directoryName:
        keep(directory, directoryNameOf(subtree), 'directory name');
        break;
      default: {
        const kind = unsupportedKinds.get(subtree.tag);
        if (kind === undefined) problems.add('has a subtree without a name');
        else unsupported.add(kind);
      }
    }
    if (!isWholeSubtree(subtree)) problems.add('has a subtree with a minimum or maximum, which RFC 5280 forbids');
  }
  if (list.broken) problems.add('is cut off');
  else if (count === 0) problems.add('has an empty list of subtrees');
  return { dns, email, uri, ip, directory, unsupported: [...unsupported] };
}

/** Nothing follows the name but a minimum of 0, which DER would leave out. */
function isWholeSubtree(subtree: DerReader): boolean {
  if (!subtree.next()) return !subtree.broken;
  const isZero = subtree.tag === 0x80 && subtree.length === 1 && subtree.bytes[subtree.from] === 0;
  return isZero && !subtree.next() && !subtree.broken;
}

function domainOf({ bytes, from, to }: DerReader): string | undefined {
  const text = asciiText(bytes, from, to);
  return text === undefined || !isDomainConstraint(text) ? undefined : text;
}

function mailboxOrDomainOf({ bytes, from, to }: DerReader): string | undefined {
  const text = asciiText(bytes, from, to);
  if (text === undefined) return undefined;
  return (text.includes('@') ? mailboxOf(text) !== undefined : isDomainConstraint(text)) ? text : undefined;
}

function isDomainConstraint(text: string): boolean {
  return text === '' || (isHostName(text.startsWith('.') ? text.slice(1) : text) && !text.includes('*'));
}

const maxHostName = 253;

/** Labels between dots, none of them empty; what characters they have is not this reader's to judge. */
export function isHostName(text: string): boolean {
  return text.length <= maxHostName && /^[!-~]+$/u.test(text) && text.split('.').every((label) => label !== '');
}

export interface Mailbox {
  /** Without quotes; case counts. */
  readonly local: string;
  /** Lower case. */
  readonly host: string;
}

/** @see RFC 5321 section 4.1.2 */
export function mailboxOf(text: string): Mailbox | undefined {
  const [, quoted, plain, host = ''] = /^(?:"((?:[^"\\]|\\.)*)"|([^@"\s]+))@([^@]+)$/u.exec(text) ?? [];
  const local = quoted?.replaceAll(/\\(.)/gu, '$1') ?? plain;
  return local === undefined || !isHostName(host) ? undefined : { local, host: host.toLowerCase() };
}

/** An address and a mask of ones, then zeros. @see RFC 4632 section 3.1 */
function addressRangeOf({ bytes, from, to, length }: DerReader): string | undefined {
  if (length !== 8 && length !== 32) return undefined;
  const middle = from + length / 2;
  const mask = [...bytes.subarray(middle, to)].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  if (!/^1*0*$/u.test(mask)) return undefined;
  const prefix = mask.lastIndexOf('1') + 1;
  const network = bytes.slice(from, middle).map((octet, index) => octet & (bytes[middle + index] ?? 0));
  return `${ipAddressText(network, 0, network.length)}/${prefix}`;
}

function directoryNameOf({ bytes, from, to }: DerReader): Name | undefined {
  const decoded = directoryName(bytes, from, to);
  return decoded?.problem === undefined ? decoded?.name : undefined;
}
