// One reader over DER in memory, in a process of its own: `reader.mjs PROGRAM BUNDLE READER`. Prints microseconds for each certificate.
import { X509Certificate } from 'node:crypto';
import { pemBlocks } from '../peers/pem-of-place.mjs';

const [program = '', bundle = '', wanted = ''] = process.argv.slice(2);

/**
 * Each reads what a list shows: names, serial number, dates, subjectAltName; the first two also hash. Lazy getters are asked.
 * @type {Record<string, () => Promise<(der: Buffer) => unknown>>}
 */
const readers = {
  notafter: async () => {
    const { readCertificate, sha256 } = await import(program);
    return (der) => readCertificate(der, sha256);
  },
  'node:crypto': async () => (der) => {
    const { subject, issuer, serialNumber, validFrom, validTo, subjectAltName, ca, fingerprint256 } =
      new X509Certificate(der);
    return [subject, issuer, serialNumber, validFrom, validTo, subjectAltName, ca, fingerprint256];
  },
  '@peculiar/x509': async () => {
    await import('reflect-metadata');
    const { X509Certificate: Peculiar, SubjectAlternativeNameExtension } = await import('@peculiar/x509');
    return (der) => {
      const certificate = new Peculiar(der);
      const { subject, issuer, serialNumber, notBefore, notAfter } = certificate;
      const names = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items;
      return [subject, issuer, serialNumber, notBefore, notAfter, names];
    };
  },
  '@peculiar/asn1-x509': async () => {
    const { AsnConvert } = await import('@peculiar/asn1-schema');
    const { Certificate, SubjectAlternativeName, id_ce_subjectAltName } = await import('@peculiar/asn1-x509');
    return (der) => {
      const { tbsCertificate } = AsnConvert.parse(der, Certificate);
      const san = tbsCertificate.extensions?.find(({ extnID }) => extnID === id_ce_subjectAltName);
      return [tbsCertificate, san && AsnConvert.parse(san.extnValue, SubjectAlternativeName)];
    };
  },
  pkijs: async () => {
    const { Certificate } = await import('pkijs');
    return (der) => {
      const certificate = Certificate.fromBER(der);
      const san = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.17')?.parsedValue;
      return [certificate.subject, certificate.issuer, certificate.notBefore.value, certificate.notAfter.value, san];
    };
  },
  // It reads no certificate with an elliptic key: the input has none.
  'node-forge': async () => {
    const { default: forge } = await import('node-forge');
    return (der) => {
      const certificate = forge.pki.certificateFromAsn1(forge.asn1.fromDer(der.toString('binary')));
      const { subject, issuer, serialNumber, validity } = certificate;
      return [subject, issuer, serialNumber, validity, certificate.getExtension('subjectAltName')];
    };
  },
};

const read = await readers[wanted]?.();
if (read === undefined) throw new Error(`no reader ${wanted}`);
const ders = pemBlocks(bundle)
  .map((text) => Buffer.from(text.replaceAll(/-----[^-]+-----|\s/gu, ''), 'base64'))
  .filter((der) => new X509Certificate(der).publicKey.asymmetricKeyType === 'rsa');

// Until the engine has compiled what is used often; the slow ones in the time of a breath.
const warmUntil = performance.now() + 500;
for (let index = 0; index < ders.length && performance.now() < warmUntil; index++) read(ders[index]);

const measuredMs = 1_000;
let count = 0;
/** @type {unknown} */
let kept;
const began = performance.now();
const cpuBefore = process.cpuUsage();
while (performance.now() - began < measuredMs) {
  for (let turn = 0; turn < 50; turn++) kept = read(ders[count++ % ders.length]);
}
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(cpuBefore);
if (!kept) throw new Error('nothing was read');
console.log(JSON.stringify({ us: (ms * 1_000) / count, cpuUs: (user + system) / count }));
