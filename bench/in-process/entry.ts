// What the bench takes from the program to measure parts of it alone; bundled by rows/in-process.mjs, as plain Node cannot read TypeScript.
export { look } from '../../electron/engine/look.ts';
export { sha256 } from '../../electron/engine/x509/sha256.ts';
export { signatureScheme } from '../../electron/engine/x509/signature-scheme.ts';
export { checkIssuerLinks } from '../../electron/engine/x509/signatures.ts';
export { findingsOf } from '../../shared/findings/findings-of.ts';
export { assess } from '../../shared/pki/assess.ts';
export { defaultThresholds } from '../../shared/pki/status.ts';
export { certificateParts } from '../../shared/x509/certificate-parts.ts';
export { readCertificate } from '../../shared/x509/read-certificate.ts';
