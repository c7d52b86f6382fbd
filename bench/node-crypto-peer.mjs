// What a short script with Node's own parser does: read, parse, a few fields, JSON. No issuers, no keys, no roles.
import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const place = process.argv[2] ?? '';
const files = statSync(place).isDirectory()
  ? readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  : [place];
const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu;
const rows = files.flatMap((path) =>
  (readFileSync(path, 'utf8').match(block) ?? []).map((text) => {
    const { subject, issuer, serialNumber, validFrom, validTo, subjectAltName, ca, fingerprint256 } =
      new X509Certificate(text);
    return { path, subject, issuer, serialNumber, validFrom, validTo, subjectAltName, ca, fingerprint256 };
  }),
);
process.stdout.write(`${JSON.stringify(rows)}\n`);
