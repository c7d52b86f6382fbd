// The same short script over @peculiar/x509.
import 'reflect-metadata';
import { SubjectAlternativeNameExtension, X509Certificate } from '@peculiar/x509';
import { filesOf, pemBlocks } from './pem-of-place.mjs';

const rows = filesOf(process.argv[2] ?? '').flatMap((path) =>
  pemBlocks(path).map((text) => {
    const certificate = new X509Certificate(text);
    const { subject, issuer, serialNumber, notBefore, notAfter } = certificate;
    const subjectAltName = certificate.getExtension(SubjectAlternativeNameExtension)?.names.toJSON();
    return { path, subject, issuer, serialNumber, notBefore, notAfter, subjectAltName };
  }),
);
process.stdout.write(`${JSON.stringify(rows)}\n`);
