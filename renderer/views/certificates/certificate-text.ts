import type { Certificate } from '../../../shared/x509/certificate.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';

/** `RSA 2048`, `EC P-256`, `Ed25519` */
export function publicKeyText({ publicKey }: Pick<Certificate, 'publicKey'>): string {
  return [publicKey.algorithm, publicKey.curve ?? publicKey.bits ?? ''].join(' ').trimEnd();
}

export function usageText({ extKeyUsage, keyUsage }: Pick<Certificate, 'extKeyUsage' | 'keyUsage'>): string {
  return [...(extKeyUsage ?? []), ...(keyUsage ?? [])].join(', ');
}

export function sanText({
  subjectAltName: { dns, ip, email, uri, other },
}: Pick<Certificate, 'subjectAltName'>): string {
  return visibleText([...dns, ...ip, ...email, ...uri, ...other].join(', '));
}
