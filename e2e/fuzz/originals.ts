import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { constrainedChain, namedCorpora, type Chain } from './chains.ts';
import { corpusCertificates } from '../../shared/testing/corpus-certificates.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { someContainers } from '../../shared/testing/some-containers.ts';
import { zip } from '../../shared/testing/zip-archive.ts';

export const formats = [
  'der',
  'chain',
  'pem',
  'kubeconfig',
  'pkcs7',
  'pkcs12',
  'jks',
  'known_hosts',
  'tar',
  'zip',
] as const;
export type Format = (typeof formats)[number];
export type Originals = Readonly<Record<Format, readonly Uint8Array[]>>;

/** Names that a careless unpacker follows out of its folder, and one that is honest. */
const hostileNames = [
  '../../x.crt',
  '/tmp/notafter-slip.crt',
  'a/../../../b.crt',
  String.raw`..\..\c.crt`,
  'C:\\d.crt',
  'pki/ca.crt',
];

/** Good files of every format, from the trees that kubeadm wrote and from what openssl makes. */
export async function originals(): Promise<Originals> {
  const ders = corpusCertificates(fixtureTrees).map(({ der }) => der);
  const below = readdirSync(fixtureTrees, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const read = (pattern: RegExp) =>
    below.filter((path) => pattern.test(path)).map((path) => bytesOf(readFileSync(path)));
  const containers = someContainers();
  const made = (...names: readonly string[]) => names.map((name) => bytesOf(containers.file(name)));
  const corpora = namedCorpora();
  const chains: readonly Chain[] = [ders.slice(0, 2), ders.slice(0, 3), constrainedChain(), ...corpora.chains];
  const [ca = new Uint8Array()] = read(/\/ca\.crt$/u);
  const bomb = Buffer.alloc(32 * 1024 * 1024);
  const inner = zip([['ca.crt', Buffer.from(ca)]]);
  const entries: [string, Buffer][] = hostileNames.map((name) => [name, Buffer.from(ca)]);
  return {
    der: [...ders, ...constrainedChain(), ...corpora.files],
    chain: chains.map((chain) => bytesOf(Buffer.concat(chain))),
    pem: read(/\.(?:crt|key|pub)$/u),
    kubeconfig: read(/\.conf$/u),
    pkcs7: made('certs.p7b', 'certs.der.p7b', 'crl.p7b', 'signed.p7s'),
    pkcs12: made('modern.p12', 'legacy.p12', 'nomac.p12', 'empty.p12', 'open-certs.p12', 'rc2-128.p12'),
    jks: [javaKeystore(ders.slice(0, 3))],
    known_hosts: [knownHosts()],
    tar: [
      await tar(entries),
      bytesOf(gzipSync(await tar(entries))),
      bytesOf(gzipSync(await tar([['bomb.crt', bomb]]))),
    ],
    zip: [
      zip(entries),
      zip([
        ['inner.zip', inner],
        ['bomb.crt', bomb],
      ]),
      zip([['link.crt', Buffer.from('/etc/passwd'), 'symlink']]),
    ].map(bytesOf),
  };
}

function bytesOf(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer);
}

async function tar(entries: readonly (readonly [string, Buffer])[]): Promise<Uint8Array> {
  const packed = pack();
  for (const [name, content] of entries) packed.entry({ name }, content);
  packed.entry({ name: 'link.crt', type: 'symlink', linkname: '/etc/passwd' });
  packed.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of packed as AsyncIterable<Buffer>) chunks.push(chunk);
  return bytesOf(Buffer.concat(chunks));
}

/** Trusted certificates in a keystore of version 2 whose digest is wrong, as it is after any mutation. */
function javaKeystore(certificates: readonly Uint8Array[]): Uint8Array {
  const text = (value: string) => Buffer.concat([uint(value.length, 2), Buffer.from(value)]);
  const entries = certificates.flatMap((der, index) => [
    uint(2, 4),
    text(`ca-${index}`),
    Buffer.alloc(8),
    text('X.509'),
    uint(der.length, 4),
    Buffer.from(der),
  ]);
  return bytesOf(
    Buffer.concat([uint(0xfeedfeed, 4), uint(2, 4), uint(certificates.length, 4), ...entries, Buffer.alloc(20)]),
  );
}

function uint(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}

function knownHosts(): Uint8Array {
  const key = `ssh-ed25519 ${Buffer.concat([uint(11, 4), Buffer.from('ssh-ed25519'), uint(32, 4), Buffer.alloc(32, 7)]).toString('base64')}`;
  const lines = [
    `cp-1,192.0.2.1 ${key}`,
    `[bastion]:2222 ${key} # with a comment`,
    `*.example,!bad.example ${key}`,
    `@revoked * ${key}`,
    `@cert-authority *.corp ${key}`,
    `|1|${Buffer.alloc(20, 1).toString('base64')}|${Buffer.alloc(20, 2).toString('base64')} ${key}`,
  ];
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
