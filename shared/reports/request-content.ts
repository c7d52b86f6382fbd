import type { Certificate } from '../x509/certificate.ts';
import type { SigningRequest } from '../x509/signing-request.ts';

/** What a signing request says, wherever it was found. */
export function requestContent(request: SigningRequest) {
  return {
    sha256: request.sha256,
    subject: request.subject.text,
    subjectAltName: subjectAltNameOf(request),
    publicKey: publicKeyOf(request),
    spkiSha256: request.spkiSha256,
    signatureAlgorithm: request.signatureAlgorithm,
  };
}

export function subjectAltNameOf({ subjectAltName }: Pick<Certificate, 'subjectAltName'>) {
  const { dns, ip, email, uri, other } = subjectAltName;
  return { dns, ip, email, uri, other };
}

export function publicKeyOf({ publicKey: { algorithm, bits, curve } }: Pick<Certificate, 'publicKey'>) {
  return { algorithm, bits: bits ?? null, curve: curve ?? null };
}
