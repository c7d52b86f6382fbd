import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reportFormatIds } from '../../shared/reports/format-ids.ts';
import { runCli } from '../../shared/testing/built-cli.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { zip } from '../../shared/testing/zip-archive.ts';

const pki = `${fixtureTrees}/default-rsa/etc-kubernetes/pki`;
const certificate = readFileSync(`${pki}/apiserver.crt`, 'utf8');
const ownKey = readFileSync(`${pki}/apiserver.key`, 'utf8');

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
};

/** Long enough to be nothing else, short enough to be found when only a part of the key leaks. */
function partsOfKey(pem: string): readonly string[] {
  const body = pem.replaceAll(/-----[^-]+-----|\s/gu, '');
  return Array.from({ length: Math.floor(body.length / 24) }, (_, index) => body.slice(index * 24, index * 24 + 24));
}

it('no private key, token or password comes out in any format, wherever it was planted', async () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const ecKey = ec.export({ type: 'pkcs8', format: 'pem' }) as string;
  const encrypted = ec.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: secrets.password,
  }) as string;
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
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
  const files = {
    'pki/apiserver.crt': certificate,
    'pki/apiserver.key': ownKey,
    'pki/other.key': ecKey,
    'pki/locked.key': encrypted,
    'pki/broken.key': `-----BEGIN PRIVATE KEY-----\n${base64(secrets.inKeyFile)}\n-----END PRIVATE KEY-----\n`,
    'pki/cut.key': `-----BEGIN RSA PRIVATE KEY-----\n${ownKey.split('\n').slice(1, 6).join('\n')}\n`,
    'pki/combined.pem': `# ${secrets.besidePem}\n${ownKey}${certificate}${ecKey}`,
    'pki/key-named-certificate.crt': ecKey,
    'admin.conf': kubeconfig,
    'broken.conf': kubeconfig.replace('contexts:', 'contexts: [[['),
    token: secrets.serviceToken,
    'manifests/kube-apiserver.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: kube-apiserver}\nspec: {containers: [{name: kube-apiserver, command: [kube-apiserver, --tls-cert-file=/etc/kubernetes/pki/apiserver.crt, --oidc-secret=${secrets.token}]}]}\n`,
  };
  const folder = tempFolder(Object.fromEntries(Object.entries(files).map(([path, text]) => [`node/${path}`, text])));
  const archive = tempFolder({
    'node.zip': zip(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
  });
  execFileSync('tar', ['-czf', join(archive, 'node.tar.gz'), '-C', join(folder, 'node'), '.']);

  const out = tempFolder();
  const places = [
    join(folder, 'node'),
    join(folder, 'node/admin.conf'),
    join(archive, 'node.zip'),
    join(archive, 'node.tar.gz'),
  ];
  const formats = reportFormatIds.flatMap((id) => ['-F', id]);
  const { stderr, exitCode } = await runCli(['report', ...places, ...formats, '-o', `${out}/`, '--lang', 'ja']);
  expect(exitCode).toBe(1);
  const nagios = await runCli(['check', ...places, '-o', 'nagios']);

  const written = readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')] as const);
  expect(written).toHaveLength(reportFormatIds.length);
  const texts = [...written, ['stderr', stderr] as const, ['nagios', nagios.stdout + nagios.stderr] as const];
  const needles = [
    ...Object.values(secrets).flatMap((text) => [
      text,
      base64(text).replace(/=+$/u, ''),
      Buffer.from(text).toString('hex'),
    ]),
    ...[ownKey, ecKey, encrypted].flatMap(partsOfKey),
    'PRIVATE KEY-----',
  ];
  for (const [name, text] of texts) {
    const folded = name.endsWith('.ics') ? text.replaceAll('\r\n ', '') : text;
    expect({ name, leaked: needles.filter((needle) => folded.includes(needle)) }).toEqual({ name, leaked: [] });
  }
  // Something was read of each place, or there would be nothing to leak.
  expect(written.find(([name]) => name === 'notafter.json')?.[1]).toMatch(
    /node\.zip!\/pki\/combined\.pem[\s\S]*node\.tar\.gz/u,
  );
});
