import { checkAuthorityInfoAccess } from './authority-info-access.ts';
import { readBasicConstraints } from './basic-constraints.ts';
import { ByteInterner } from './byte-interner.ts';
import type {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtensionPresence,
  KeyUsage,
  SubjectAltName,
} from './certificate.ts';
import { DerReader, tags } from './der.ts';
import type { DefectList } from './defect-list.ts';
import { ExtensionSequence } from './extension-sequence.ts';
import { readExtKeyUsage } from './extended-key-usage.ts';
import { readAuthorityKeyIdentifier, readSubjectKeyIdentifier } from './key-identifiers.ts';
import { readKeyUsage } from './key-usage.ts';
import { type NameConstraints, readNameConstraints } from './name-constraints.ts';
import { objectIdentifierText } from './object-identifier.ts';
import { extensionNames } from './oids.ts';
import { type CertificatePolicies, noPolicies, policyReaders } from './policies.ts';
import { noSubjectAltName, readSubjectAltName } from './subject-alt-name.ts';

/** Honest certificates have a dozen. */
const maxExtensions = 500;

/** What the extensions of one certificate or request say; the fields are those of Certificate. */
export class ExtensionValues {
  subjectAltName: SubjectAltName = noSubjectAltName;
  basicConstraints: BasicConstraints | undefined = undefined;
  nameConstraints: NameConstraints | undefined = undefined;
  policies: CertificatePolicies | undefined = undefined;
  keyUsage: readonly KeyUsage[] | undefined = undefined;
  extKeyUsage: readonly string[] | undefined = undefined;
  subjectKeyIdentifier: string | undefined = undefined;
  authorityKeyIdentifier: AuthorityKeyIdentifier | undefined = undefined;
  present: readonly ExtensionPresence[] = ExtensionSequence.empty.list;
}

/** One per OID, so that the certificates share their presence records. */
interface ExtensionKind {
  readonly oid: string;
  readonly name: string | undefined;
  readonly critical: ExtensionPresence;
  readonly nonCritical: ExtensionPresence;
}
const kinds = new ByteInterner<ExtensionKind>(1_024, 64);

function extensionKind(bytes: Uint8Array, from: number, to: number): ExtensionKind {
  const remembered = kinds.get(bytes, from, to);
  if (remembered !== undefined) return remembered;
  const oid = objectIdentifierText(bytes, from, to);
  return kinds.remember(bytes, from, to, {
    oid,
    name: extensionNames.get(oid),
    critical: Object.freeze({ oid, critical: true }),
    nonCritical: Object.freeze({ oid, critical: false }),
  });
}

/**
 * Reads the content of an Extensions SEQUENCE. Each extension is read on its own: a malformed one is noted and the
 * rest still read; of one that occurs twice the first counts.
 *
 * @see RFC 5280 section 4.2
 */
export function readExtensions(bytes: Uint8Array, from: number, to: number, defects: DefectList): ExtensionValues {
  const values = new ExtensionValues();
  let present = ExtensionSequence.empty;
  const list = new DerReader(bytes, from, to);
  const parts = new DerReader(bytes, from, from);
  while (list.next()) {
    if (present.list.length === maxExtensions) {
      defects.add('extension-malformed', `There are more than ${maxExtensions} extensions; the rest was not read.`);
      break;
    }
    parts.seat(list.from, list.to);
    if (list.tag !== tags.sequence || !parts.nextIs(tags.objectIdentifier)) {
      defects.add('extension-malformed', 'There is an extension without an identifier.');
      continue;
    }
    const kind = extensionKind(bytes, parts.from, parts.to);
    let critical = false;
    let more = parts.next();
    if (more && parts.tag === tags.boolean) {
      critical = parts.length === 1 && bytes[parts.from] !== 0;
      more = parts.next();
    }
    const seen = present.has(kind.oid);
    present = present.with(critical ? kind.critical : kind.nonCritical);
    if (seen) {
      defects.add('extension-duplicated', `The extension ${kind.name ?? kind.oid} occurs more than once.`);
      continue;
    }
    if (!more || parts.tag !== tags.octetString) {
      defects.add('extension-malformed', `The extension ${kind.name ?? kind.oid} has no value.`);
      continue;
    }
    if (kind.name === undefined) {
      if (critical) {
        defects.add(
          'unknown-critical-extension',
          `The extension ${kind.oid} is critical, and its meaning is not known here.`,
        );
      }
      continue;
    }
    parts.enter();
    readKnown(values, kind.name, parts, defects);
  }
  if (list.broken) defects.add('extension-malformed', 'The list of extensions is cut off.');
  values.present = present.list;
  return values;
}

/** @param value  a walk over the value of the extension, which this may move as it likes */
function readKnown(values: ExtensionValues, name: string, value: DerReader, defects: DefectList): void {
  switch (name) {
    case 'subjectAltName':
      values.subjectAltName = readSubjectAltName(value, defects);
      break;
    case 'basicConstraints':
      values.basicConstraints = readBasicConstraints(value, defects);
      break;
    case 'nameConstraints':
      values.nameConstraints = readNameConstraints(value, defects);
      break;
    case 'keyUsage':
      values.keyUsage = readKeyUsage(value, defects);
      break;
    case 'extKeyUsage':
      values.extKeyUsage = readExtKeyUsage(value, defects);
      break;
    case 'subjectKeyIdentifier':
      values.subjectKeyIdentifier = readSubjectKeyIdentifier(value, defects);
      break;
    case 'authorityKeyIdentifier':
      values.authorityKeyIdentifier = readAuthorityKeyIdentifier(value, defects);
      break;
    case 'authorityInfoAccess':
      checkAuthorityInfoAccess(value, defects);
      break;
    default: // the rest is read on demand by the inspector panel, not for lists
      policyReaders[name]?.(value, (values.policies ??= noPolicies()), defects);
  }
}
