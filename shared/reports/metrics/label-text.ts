import type { Sighting } from '../../pki/inventory.ts';
import { fileNameOf } from '../../pki/slash-path.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { Name } from '../../x509/name.ts';
import { visibleText } from '../../x509/visible-text.ts';

/** What needs no escape. Stands first: the labels below are made of it. */
const plain = /^[\u0020\u0021\u0023-\u005b\u005d-\u007e]*$/u;

const nameFields = ['C', 'ST', 'L', 'O', 'OU', 'CN'] as const;
/** Of sources that files are not; an exporter's labels are always all there. */
const unused = [
  'secret_namespace',
  'secret_name',
  'secret_key',
  'configmap_namespace',
  'configmap_name',
  'configmap_key',
  'cabundle_resource_kind',
  'cabundle_resource_name',
  'cabundle_entry',
  'crl_number',
]
  .map((name) => label(name, ''))
  .join(',');

/**
 * The labels of the series of one certificate in one place, but for the discriminator: names and values of
 * x509-certificate-exporter 4.
 *
 * @see enix/x509-certificate-exporter pkg/registry/labels.go
 */
export function sightingLabels(
  { serialNumber, issuer, subject }: Certificate,
  { path, medium, field, entryName }: Sighting,
): string {
  const isEntry = medium === 'kubeconfig' && field !== undefined;
  return [
    label('filename', fileNameOf(path)),
    label('filepath', path),
    label('embedded_kind', isEntry ? (field.startsWith('clusters') ? 'cluster' : 'user') : ''),
    label('embedded_key', isEntry ? (entryName ?? '') : ''),
    unused,
    label('serial_number', decimalText(serialNumber)),
    issuerLabels(issuer),
    nameLabels('subject', subject),
  ].join(',');
}

const known = new WeakMap<Name, string>();

/** Of few CAs that issued many certificates. */
function issuerLabels(issuer: Name): string {
  const before = known.get(issuer);
  if (before !== undefined) return before;
  const text = nameLabels('issuer', issuer);
  known.set(issuer, text);
  return text;
}

export function nameLabels(prefix: string, name: Name): string {
  return nameFields.map((field) => label(`${prefix}_${field}`, fieldOf(name, field))).join(',');
}

/** Go's pkix.Name: of several common names the last, of others the exporter takes the first. */
function fieldOf({ attributes }: Name, type: (typeof nameFields)[number]): string {
  const found =
    type === 'CN'
      ? attributes.findLast((attribute) => attribute.type === type)
      : attributes.find((attribute) => attribute.type === type);
  return found?.value ?? '';
}

/** @param hex  with `-` before a negative one; what is no number gives nothing */
function decimalText(hex: string): string {
  const digits = hex.replace(/^-/u, '');
  if (!/^[0-9a-f]+$/u.test(digits)) return '';
  return String(BigInt(`0x${digits}`) * (hex.startsWith('-') ? -1n : 1n));
}

/** `name="value"`, escaped as the text format wants it; invisible characters are written out. */
export function label(name: string, value: string): string {
  return `${name}="${plain.test(value) ? value : visibleText(value).replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
}
