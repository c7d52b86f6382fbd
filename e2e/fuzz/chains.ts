import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aCertificateDer, commonName } from '../../shared/testing/der-builder.ts';
import { nameConstraintsOf, subjectAltNameOf } from '../../shared/testing/name-constraints-der.ts';

/** Certificates of one path behind each other, the first of them at the end of it. */
export type Chain = readonly Uint8Array[];

const everyKind = [
  'dns:a.test',
  'dns:.b.test',
  'email:a@a.test',
  'email:.a.test',
  'uri:.a.test',
  'ip:10.0.0.0/8',
  'dn:O=a',
];
const names = ['dns:*.x.a.test', 'email:a@a.test', 'uri:https://x.a.test/', 'ip:10.0.0.1', 'dn:O=a/CN=b', 'other:'];

/** Two CAs that constrain names of every kind, one above the other, and a certificate with names of every kind. */
export function constrainedChain(): Chain {
  const named = (subject: string, issuer: string, extensions: readonly Uint8Array[]) =>
    aCertificateDer({ subject: commonName(subject), issuer: commonName(issuer), extensions });
  return [
    named('leaf', 'issuing', [subjectAltNameOf(names)]),
    named('issuing', 'root', [nameConstraintsOf({ excluded: [...everyKind, 'other:'] }), subjectAltNameOf(names)]),
    named('root', 'root', [nameConstraintsOf({ permitted: [...everyKind, 'dn:'] })]),
  ];
}

export interface Corpora {
  readonly chains: readonly Chain[];
  /** Certificates and revocation lists, one by one. */
  readonly files: readonly Uint8Array[];
}

/** NIST PKITS and x509-limbo below the folder that `NOTAFTER_CORPORA` names; a seed brings the same file again only with the same folder. */
export function namedCorpora(): Corpora {
  const folder = process.env['NOTAFTER_CORPORA'];
  if (folder === undefined) return { chains: [], files: [] };
  const pkits = pkitsBelow(join(folder, 'pkits'));
  const limbo = limboIn(join(folder, 'limbo', 'limbo.json'));
  return { chains: [...pkits.chains, ...limbo], files: [...pkits.files, ...limbo.flat()] };
}

function pkitsBelow(folder: string): Corpora {
  if (!existsSync(folder)) return { chains: [], files: [] };
  const read = (...path: readonly string[]) => new Uint8Array(readFileSync(join(folder, ...path)));
  const tests = JSON.parse(readFileSync(join(folder, 'tests.json'), 'utf8')) as { certs: string[] }[];
  return {
    chains: tests.map(({ certs }) => certs.map((name) => read('certs', `${name}.crt`)).reverse()),
    files: ['certs', 'crls'].flatMap((kind) => readdirSync(join(folder, kind)).map((name) => read(kind, name))),
  };
}

function limboIn(path: string): readonly Chain[] {
  if (!existsSync(path)) return [];
  const { testcases } = JSON.parse(readFileSync(path, 'utf8')) as {
    testcases: { peer_certificate: string; untrusted_intermediates: string[]; trusted_certs: string[] }[];
  };
  const derOf = (pem: string) => new Uint8Array(Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/gu, ''), 'base64'));
  return testcases.map(({ peer_certificate: leaf, untrusted_intermediates: others, trusted_certs: anchors }) =>
    [leaf, ...others, ...anchors].map(derOf),
  );
}
