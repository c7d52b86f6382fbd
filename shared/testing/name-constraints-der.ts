import type { Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import { ipAddressOctets } from '../x509/ip-address.ts';
import { readCertificate } from '../x509/read-certificate.ts';
import * as der from './der-builder.ts';

/** `dns:`, `email:`, `uri:`, `ip:` (a range behind a slash), `dn:` (`O=a/CN=b`) or `other:`. */
export function aGeneralName(text: string): der.Der {
  const [, kind = '', name = ''] = /^(\w+):(.*)$/u.exec(text) ?? [];
  switch (kind) {
    case 'email':
      return der.implicit(1, der.octets(name));
    case 'dns':
      return der.implicit(2, der.octets(name));
    case 'uri':
      return der.implicit(6, der.octets(name));
    case 'ip':
      return der.implicit(7, addressOctets(name));
    case 'dn':
      return der.explicit(4, der.sequence(...name.split('/').filter(Boolean).map(anRdn)));
    default:
      return der.explicit(0, der.oid('1.2.3.4'), der.explicit(0, der.utf8String('x')));
  }
}

function anRdn(text: string): der.Der {
  const [type = '', value = ''] = text.split('=');
  const oids: Readonly<Record<string, string>> = { CN: '2.5.4.3', O: '2.5.4.10', OU: '2.5.4.11' };
  return der.rdn(oids[type] ?? type, der.utf8String(value));
}

function addressOctets(text: string): der.Der {
  const [address = '', prefix] = text.split('/');
  const octets = ipAddressOctets(address) ?? new Uint8Array();
  if (prefix === undefined) return octets;
  const bits = '1'.repeat(Number(prefix)).padEnd(octets.length * 8, '0');
  return der.concatenated([octets, octets.map((_, index) => Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2))]);
}

export interface Subtrees {
  readonly permitted?: readonly string[];
  readonly excluded?: readonly string[];
}

export function nameConstraintsOf({ permitted = [], excluded = [] }: Subtrees, isCritical = true): der.Der {
  const list = (number: number, names: readonly string[]) =>
    names.length === 0 ? [] : [der.explicit(number, ...names.map((name) => der.sequence(aGeneralName(name))))];
  return der.extension('2.5.29.30', der.sequence(...list(0, permitted), ...list(1, excluded)), isCritical);
}

export function subjectAltNameOf(names: readonly string[]): der.Der {
  return der.extension('2.5.29.17', der.sequence(...names.map(aGeneralName)));
}

/** What the reader makes of a certificate that was put together so. Its fingerprint is its length. */
export function readOf(wish: der.CertificateWish): Certificate {
  const certificate = readCertificate(der.aCertificateDer(wish), (bytes) => String(bytes.length) as Sha256Hex);
  if (certificate === undefined) throw new Error('not even the shape of a certificate');
  return certificate;
}
