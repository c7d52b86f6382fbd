import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EndpointFacts } from '../../../../shared/pki/inventory.ts';
import { opensslServer, opensslShowcerts } from '../../../../shared/testing/openssl-server.ts';
import { tempFolder } from '../../../../shared/testing/temp-folder.ts';
import { look } from '../../look.ts';
import { sha256 } from '../../x509/sha256.ts';

/** A root, an intermediate and leafs of several kinds, made by openssl. */
function aServersFolder(): string {
  const folder = tempFolder();
  const openssl = (...args: string[]): unknown => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const ca = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign'];
  const make = (name: string, key: readonly string[], rest: readonly string[]): unknown =>
    openssl(
      'req',
      '-x509',
      '-newkey',
      ...key,
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.crt`,
      '-subj',
      `/CN=${name}`,
      ...rest,
    );
  const ec = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  make('root', ec, ca);
  make('intermediate', ec, [...ca, '-CA', 'root.crt', '-CAkey', 'root.key']);
  const leaf = [
    '-CA',
    'intermediate.crt',
    '-CAkey',
    'intermediate.key',
    '-addext',
    'subjectAltName=DNS:localhost,IP:127.0.0.1',
  ];
  make('ecdsa', ec, leaf);
  make('p384', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], leaf);
  make('rsa', ['rsa:2048'], leaf);
  make('ed25519', ['ed25519'], leaf);
  const read = (...names: string[]): string =>
    names.map((name) => readFileSync(join(folder, `${name}.crt`), 'utf8')).join('');
  writeFileSync(join(folder, 'chain.pem'), read('intermediate', 'root'));
  writeFileSync(join(folder, 'odd.pem'), read('root', 'intermediate', 'root', 'root'));
  return folder;
}

async function asked(place: string): Promise<EndpointFacts> {
  const { inventory } = await look([place], {});
  expect(inventory.endpoints).toHaveLength(1);
  return inventory.endpoints[0]!;
}

function fingerprints(pems: readonly string[]): readonly string[] {
  return pems.map((pem) => sha256(Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/gu, ''), 'base64')));
}

const folder = aServersFolder;

const servers: readonly (readonly [what: string, args: readonly string[], length: number])[] = [
  ['ECDSA P-256', ['-cert', 'ecdsa.crt', '-key', 'ecdsa.key'], 1],
  ['ECDSA P-384', ['-cert', 'p384.crt', '-key', 'p384.key'], 1],
  ['RSA and its intermediate and root', ['-cert', 'rsa.crt', '-key', 'rsa.key', '-cert_chain', 'chain.pem'], 3],
  ['Ed25519', ['-cert', 'ed25519.crt', '-key', 'ed25519.key'], 1],
  ['a wrong order with repetitions', ['-cert', 'rsa.crt', '-key', 'rsa.key', '-cert_chain', 'odd.pem'], 5],
  [
    'a client certificate demanded',
    ['-cert', 'ecdsa.crt', '-key', 'ecdsa.key', '-cert_chain', 'chain.pem', '-Verify', '2', '-verify_return_error'],
    3,
  ],
  ['only P-521 for its key exchange', ['-cert', 'ecdsa.crt', '-key', 'ecdsa.key', '-groups', 'P-521'], 1],
];

it.each(['-tls1_2', '-tls1_3'])(
  'takes with %s the chain that openssl s_client -showcerts prints, whatever it is',
  async (version) => {
    const cwd = folder();
    for (const [what, args, length] of servers) {
      const port = await opensslServer([...args, version, '-no_dhe'], cwd);
      const shown = fingerprints(await opensslShowcerts(port, ['-servername', 'localhost']));
      const { chain, protocol, asksForClientCertificate, problem } = await asked(`127.0.0.1:${port}`);

      expect(shown, what).toHaveLength(length);
      expect(chain, what).toEqual(shown);
      expect(protocol, what).toBe(version === '-tls1_2' ? 'TLS 1.2' : 'TLS 1.3');
      expect(asksForClientCertificate, what).toBe(args.includes('-Verify'));
      expect(problem, what).toBeUndefined();
    }
  },
);

it('opens every cipher suite of TLS 1.3', async () => {
  const cwd = folder();
  for (const suite of ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256']) {
    const port = await opensslServer(
      ['-cert', 'ecdsa.crt', '-key', 'ecdsa.key', '-tls1_3', '-ciphersuites', suite],
      cwd,
    );
    expect((await asked(`127.0.0.1:${port}`)).chain, suite).toHaveLength(1);
  }
});

it('asks by the name of the host, by a given one, and by none for an address', async () => {
  const cwd = folder();
  const other = ['-servername', 'api.example.com', '-cert2', 'rsa.crt', '-key2', 'rsa.key'];
  const port = await opensslServer(['-cert', 'ecdsa.crt', '-key', 'ecdsa.key', ...other], cwd);
  const [named, address] = fingerprints(
    ['rsa', 'ecdsa'].map((name) => readFileSync(join(cwd, `${name}.crt`), 'utf8').replace(/^[^]*?(?=-----)/u, '')),
  );

  expect(await asked(`https://127.0.0.1:${port}/?sni=api.example.com`)).toMatchObject({
    chain: [named],
    serverName: 'api.example.com',
  });
  expect(await asked(`https://127.0.0.1:${port}`)).toMatchObject({ chain: [address], serverName: undefined });
});

it('tells a server that speaks nothing newer than TLS 1.0, and what it presents', async () => {
  const port = await opensslServer(
    ['-cert', 'rsa.crt', '-key', 'rsa.key', '-tls1', '-cipher', 'DEFAULT@SECLEVEL=0'],
    folder(),
  );
  const { chain, protocol, problem } = await asked(`127.0.0.1:${port}`);
  expect(chain).toHaveLength(1);
  expect({ protocol, problem }).toEqual({ protocol: 'TLS 1.0', problem: 'tls-too-old' });
});

it('finds out who signed what is served by the CAs that lie on disk', async () => {
  const cwd = folder();
  const port = await opensslServer(['-cert', 'ecdsa.crt', '-key', 'ecdsa.key'], cwd);
  const { inventory } = await look([join(cwd, 'intermediate.crt'), `localhost:${port}`], {});
  const leaf = inventory.sightings.find(({ medium }) => medium === 'served')!;
  const [ca] = inventory.sightings.filter(({ medium }) => medium === 'file');
  expect(leaf).toMatchObject({ position: 0, key: 'not-read' });
  expect(inventory.issuerLinks).toContainEqual({ certificate: leaf.sha256, issuer: ca!.sha256, proof: 'signature' });
});
