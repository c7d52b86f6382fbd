import { createHash } from 'node:crypto';
import type { CertificateDetails, ExtensionDetails } from '../../../shared/bridge/certificate-details.ts';
import { certificateParts } from '../../../shared/x509/certificate-parts.ts';
import { certificateShape } from '../../../shared/x509/certificate-shape.ts';
import { contextConstructed, DerReader, tags } from '../../../shared/x509/der.ts';
import { hexOf } from '../../../shared/x509/hex.ts';
import { objectIdentifierText } from '../../../shared/x509/object-identifier.ts';
import { extensionNames } from '../../../shared/x509/oids.ts';
import { readCertificate } from '../../../shared/x509/read-certificate.ts';
import { certificatePem } from './certificate-pem.ts';
import { opensslText } from './openssl-text.ts';
import { sha256 } from './sha256.ts';
import { vendorExtensions } from './vendor-extensions.ts';

/** As many as the list reader reads; it notes a defect where there are more. */
const maxExtensions = 500;

/**
 * Decodes one certificate deeply. Never throws: an extension that is not known or cannot be read has no lines and its
 * value in hex, and bytes that are no certificate have their hashes and PEM alone.
 *
 * Text is as the certificate holds it, control and bidi characters included: whoever shows it makes them visible
 * (shared/x509/visible-text.ts).
 */
export async function certificateDetails(der: Uint8Array): Promise<CertificateDetails> {
  // Loaded on demand: the ASN.1 library costs more to start than a look at a small folder takes.
  const { extensionLines } = await import('./extension-lines.ts');
  const extensions = extensionsOf(der).map(({ oid, critical, value }): ExtensionDetails => ({
    oid,
    name: extensionNames.get(oid) ?? vendorExtensions.get(oid)?.name ?? oid,
    critical,
    lines: extensionLines(oid, value),
    hex: hexOf(value),
  }));
  const certificate = readCertificate(der, sha256);
  const parts = certificateParts(der);
  return {
    sha256: sha256(der),
    sha1: createHash('sha1').update(der).digest('hex'),
    pem: certificatePem(der),
    extensions,
    text: certificate && parts ? opensslText({ certificate, parts, extensions }) : '',
  };
}

interface RawExtension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** Found by the lazy reader, so that a certificate which is broken elsewhere still shows them. */
function extensionsOf(der: Uint8Array): RawExtension[] {
  const shape = certificateShape(der);
  if (shape === undefined) return [];
  const rest = new DerReader(der, shape.spkiTo, shape.tbsTo);
  while (rest.next()) {
    if (rest.tag !== contextConstructed(3)) continue;
    const wrapper = rest.inside();
    return wrapper.nextIs(tags.sequence) ? listed(wrapper.inside()) : [];
  }
  return [];
}

function listed(list: DerReader): RawExtension[] {
  const extensions: RawExtension[] = [];
  while (list.next() && extensions.length < maxExtensions) {
    const parts = list.inside();
    if (list.tag !== tags.sequence || !parts.nextIs(tags.objectIdentifier)) continue;
    const oid = objectIdentifierText(parts.bytes, parts.from, parts.to);
    let critical = false;
    let hasMore = parts.next();
    if (hasMore && parts.tag === tags.boolean) {
      critical = parts.length === 1 && parts.bytes[parts.from] !== 0;
      hasMore = parts.next();
    }
    const hasValue = hasMore && parts.tag === tags.octetString;
    extensions.push({ oid, critical, value: hasValue ? parts.bytes.subarray(parts.from, parts.to) : new Uint8Array() });
  }
  return extensions;
}
