// What a short script with Node's own parser does: read, parse, a few fields, JSON. No issuers, no keys, no roles.
import { X509Certificate } from 'node:crypto';
import { filesOf, pemBlocks } from './pem-of-place.mjs';

const rows = filesOf(process.argv[2] ?? '').flatMap((path) =>
  pemBlocks(path).map((text) => {
    const { subject, issuer, serialNumber, validFrom, validTo, subjectAltName, ca, fingerprint256 } =
      new X509Certificate(text);
    return { path, subject, issuer, serialNumber, validFrom, validTo, subjectAltName, ca, fingerprint256 };
  }),
);
process.stdout.write(`${JSON.stringify(rows)}\n`);
