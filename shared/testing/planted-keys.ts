import { execFileSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aJavaKeystore } from './a-java-keystore.ts';
import { fixtureTrees } from './corpora.ts';
import { zip } from './zip-archive.ts';

const pki = `${fixtureTrees}/default-rsa/etc-kubernetes/pki`;

/** Written where people keep them; each is searched as it is, in base64 and in hex. */
const secrets = {
  token: 'tok-MARKED-eyJhbGciOi',
  password: 'pass-MARKED-word',
  proxyPassword: 'proxy-MARKED-word',
  execArgument: 'exec-MARKED-argument',
  authProvider: 'refresh-MARKED-token',
  inKeyFile: 'not-a-key-MARKED-but-secret',
  besidePem: 'comment-MARKED-secret',
  serviceToken: 'eyJhbGciOiJSUzI1NiIsImtpZCI6-MARKED',
  inSecret: 'opaque-MARKED-secret',
};

export interface PlantedKeys {
  /** Places to look at: a folder, a kubeconfig, archives of both, a dump. Each holds keys of every kind and medium. */
  readonly places: readonly string[];
  /** Opens the PKCS#12 that wants one; itself one of what is searched for. */
  readonly password: string;
  /** @returns which planted secrets a text holds, as they were written or encoded otherwise; empty where none */
  readonly foundIn: (text: string) => readonly string[];
}

/**
 * Private keys, tokens and passwords in every medium that is read: files of every encoding, fields of a kubeconfig,
 * combined PEM, OpenSSH's own format, PKCS#12 that opens without asking, Java keystores, Secrets in a dump, and archives of all of it.
 *
 * @param folder  empty; the caller removes it
 */
export function plantKeys(folder: string): PlantedKeys {
  const certificate = readFileSync(`${pki}/apiserver.crt`, 'utf8');
  const ownKey = readFileSync(`${pki}/apiserver.key`, 'utf8');
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const ed = generateKeyPairSync('ed25519').privateKey;
  const ecKey = pemOf(ec);
  const encrypted = String(
    ec.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: secrets.password }),
  );
  const openSsh = openSshKey(folder);
  const kubeconfig = `apiVersion: v1
kind: Config
current-context: c
clusters: [{name: c, cluster: {server: "https://user:${secrets.password}@api.example:6443", certificate-authority-data: ${base64(certificate)}, proxy-url: "http://user:${secrets.proxyPassword}@proxy.example:3128"}}]
users:
- {name: data, user: {client-certificate-data: ${base64(certificate)}, client-key-data: ${base64(ownKey)}, token: ${secrets.token}}}
- {name: swapped, user: {client-certificate-data: ${base64(ecKey)}, client-key-data: ${base64(ecKey)}}}
- {name: basic, user: {username: someone, password: ${secrets.password}}}
- {name: exec, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: /opt/helper, args: [${secrets.execArgument}], env: [{name: T, value: ${secrets.token}}]}}}
- {name: old, user: {auth-provider: {name: oidc, config: {refresh-token: ${secrets.authProvider}}}}}
contexts: [{name: c, context: {cluster: c, user: data}}]
`;
  const ownKeyDer = Buffer.from(createPrivateKey(ownKey).export({ type: 'pkcs8', format: 'der' }));
  // No key lies bare in a keystore; what stands in its place must stay there all the same.
  const keystore = aJavaKeystore(certificate, ownKeyDer);
  const dump = {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      secret('www-tls', 'kubernetes.io/tls', { 'tls.crt': base64(certificate), 'tls.key': base64(ownKey) }),
      secret('swapped', 'kubernetes.io/tls', { 'tls.crt': base64(ecKey), 'tls.key': base64(certificate) }),
      secret('opaque', 'Opaque', {
        password: base64(secrets.inSecret),
        id_rsa: base64(openSsh),
        both: base64(ecKey + certificate),
      }),
      secret('stores', 'Opaque', {
        'keystore.jks': keystore.toString('base64'),
        'keystore.p12': pkcs12(folder, ownKey, certificate, 'changeit').toString('base64'),
      }),
    ],
  };
  const files: Readonly<Record<string, string | Buffer>> = {
    'pki/apiserver.crt': certificate,
    'pki/apiserver.key': ownKey,
    'pki/apiserver.key.der': ownKeyDer,
    'pki/keystore.jks': keystore,
    'pki/other.key': ecKey,
    'pki/ed25519.key': pemOf(ed),
    'pki/locked.key': encrypted,
    'pki/id_rsa': openSsh,
    'pki/broken.key': `-----BEGIN PRIVATE KEY-----\n${base64(secrets.inKeyFile)}\n-----END PRIVATE KEY-----\n`,
    'pki/cut.key': `-----BEGIN RSA PRIVATE KEY-----\n${ownKey.split('\n').slice(1, 6).join('\n')}\n`,
    'pki/combined.pem': `# ${secrets.besidePem}\n${ownKey}${certificate}${ecKey}`,
    'pki/key-named-certificate.crt': ecKey,
    'pki/open.p12': pkcs12(folder, ownKey, certificate, ''),
    'pki/changeit.p12': pkcs12(folder, ownKey, certificate, 'changeit'),
    'pki/closed.p12': pkcs12(folder, ownKey, certificate, secrets.password),
    'admin.conf': kubeconfig,
    'broken.conf': kubeconfig.replace('contexts:', 'contexts: [[['),
    'secrets.json': JSON.stringify(dump),
    token: secrets.serviceToken,
    'manifests/kube-apiserver.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: kube-apiserver}\nspec: {containers: [{name: kube-apiserver, command: [kube-apiserver, --tls-cert-file=/etc/kubernetes/pki/apiserver.crt, --oidc-secret=${secrets.token}]}]}\n`,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'node', path)), { recursive: true });
    writeFileSync(join(folder, 'node', path), content);
  }
  writeFileSync(join(folder, 'node.zip'), zip(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
  execFileSync('tar', ['-czf', join(folder, 'node.tar.gz'), '-C', join(folder, 'node'), '.']);

  // An RSA key holds its modulus, which its certificate may show.
  const shown = certificate.replaceAll(/-----[^-]+-----|\s/gu, '');
  const isNotPublic = (part: string): boolean => !shown.includes(part);
  const needles = new Set([
    ...Object.values(secrets).flatMap((text) => [text, unpadded(base64(text)), Buffer.from(text).toString('hex')]),
    ...[ownKey, ecKey, encrypted, pemOf(ed), openSsh].flatMap(partsOfPem).filter(isNotPublic),
    ...[createPrivateKey(ownKey), ec, ed].flatMap(privateNumbers),
    'PRIVATE KEY-----',
  ]);
  return {
    places: [
      join(folder, 'node'),
      join(folder, 'node/admin.conf'),
      join(folder, 'node/secrets.json'),
      join(folder, 'node.zip'),
      join(folder, 'node.tar.gz'),
    ],
    password: secrets.password,
    foundIn: (text) => [...needles].filter((needle) => text.includes(needle)),
  };
}

function secret(name: string, type: string, data: Readonly<Record<string, string>>): object {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'demo' }, type, data };
}

function pemOf(key: KeyObject): string {
  return String(key.export({ type: 'pkcs8', format: 'pem' }));
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function unpadded(text: string): string {
  return text.replace(/=+$/u, '');
}

/** Long enough to be nothing else, short enough to be found when only a part of the key leaks. */
function partsOfPem(pem: string): readonly string[] {
  const body = pem.replaceAll(/-----[^-]+-----|\s/gu, '');
  return Array.from({ length: Math.floor(body.length / 24) }, (_, index) => body.slice(index * 24, index * 24 + 24));
}

/** What of a key is private, in hex and in base64 wherever in the encoded bytes it begins. */
function privateNumbers(key: KeyObject): readonly string[] {
  const { d, p, q } = key.export({ format: 'jwk' });
  return [d, p, q].flatMap((number) => {
    if (number === undefined) return [];
    const bytes = Buffer.from(number, 'base64url').subarray(0, 30);
    const atEachOffset = [0, 1, 2].map((offset) => bytes.subarray(offset).toString('base64').slice(0, 36));
    return [bytes.toString('hex'), bytes.join(','), ...atEachOffset];
  });
}

function openSshKey(folder: string): string {
  execFileSync('ssh-keygen', [
    '-q',
    '-t',
    'ed25519',
    '-N',
    '',
    '-C',
    'planted',
    '-f',
    join(folder, 'made-by-ssh-keygen'),
  ]);
  return readFileSync(join(folder, 'made-by-ssh-keygen'), 'utf8');
}

function pkcs12(folder: string, key: string, certificate: string, password: string): Buffer {
  writeFileSync(join(folder, 'both.pem'), key + certificate);
  const out = join(folder, 'it.p12');
  execFileSync(
    'openssl',
    ['pkcs12', '-export', '-in', join(folder, 'both.pem'), '-out', out, '-passout', `pass:${password}`],
    { stdio: 'pipe' },
  );
  return readFileSync(out);
}
