import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aSmallCluster, base64, listAnswers, status } from '../../shared/testing/a-small-cluster.ts';
import { anApiServer, type AnswerRequest, type TestApiServer } from '../../shared/testing/an-api-server.ts';
import { runCli, type CliRun } from '../../shared/testing/built-cli.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';

const at = '2026-11-23T00:00:00Z';
const small = aSmallCluster();

async function serving(answer: AnswerRequest): Promise<TestApiServer> {
  const server = await anApiServer(answer);
  onTestFinished(() => server.close());
  return server;
}

/** A home folder whose `~/.kube/config` has the contexts `prod` and `lab`; only `lab` signs in with a plugin. */
function aHome({ port, certificateAuthority }: TestApiServer): string {
  const cluster = { server: `https://127.0.0.1:${port}`, 'certificate-authority-data': base64(certificateAuthority) };
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: './sign-in', args: ['--as', 'me'] };
  const home = tempFolder({
    '.kube/config': JSON.stringify({
      kind: 'Config',
      'current-context': 'prod',
      clusters: [{ name: 'c', cluster }],
      users: [
        { name: 'me', user: { token: 'a-secret-token' } },
        { name: 'plugged', user: { exec } },
      ],
      contexts: [
        { name: 'prod', context: { cluster: 'c', user: 'me' } },
        { name: 'lab', context: { cluster: 'c', user: 'plugged' } },
      ],
    }),
  });
  const credential = { apiVersion: exec.apiVersion, kind: 'ExecCredential', status: { token: 'of-exec' } };
  const plugin = join(home, '.kube/sign-in');
  writeFileSync(plugin, `#!/bin/sh\necho '${JSON.stringify(credential)}'\n`);
  chmodSync(plugin, 0o755);
  return home;
}

const run = (home: string, ...args: readonly string[]): Promise<CliRun> =>
  runCli([...args, '--at', at], { env: { HOME: home, KUBECONFIG: '' } });

describe('notafter check cluster:…', () => {
  it('reads the current context of ~/.kube/config, and lists what it holds with its object', async () => {
    const home = aHome(await serving(listAnswers(await small)));
    const { stdout, stderr, exitCode } = await run(home, 'check', 'cluster:');
    expect(stdout).toMatch(/www \(server\) .* CertificateSigningRequest issued \(\+3\)/u);
    expect(stdout).toContain('NA-K01');
    expect(stderr).toMatch(/Cluster cluster:, .*\(Kubernetes v1\.35\.0\) as kubernetes-admin: \d+ of \d+ objects/u);
    expect(stderr).toContain('Not in this cluster: ');
    expect(stdout + stderr).not.toContain('a-secret-token');
    expect(exitCode).toBe(1);
  });

  it('prints objects, the ledger and who we are as JSON', async () => {
    const home = aHome(await serving(listAnswers(await small)));
    const { stdout } = await run(home, 'check', 'cluster:~/.kube/config#prod', '--all-secrets', '-o', 'json');
    const report = JSON.parse(stdout) as Record<'clusters' | 'clusterObjects', Record<string, unknown>[]>;
    expect(report.clusters).toEqual([expect.objectContaining({ context: 'prod', authentication: 'token' })]);
    expect(report.clusters[0]?.['requests']).toContain('POST /apis/authentication.k8s.io/v1/selfsubjectreviews');
    const kinds = report.clusterObjects.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'CertificateSigningRequest',
        'Secret',
        'ConfigMap',
        'ValidatingWebhookConfiguration',
        'Node',
      ]),
    );
    expect(report.clusterObjects.map(({ path }) => path)).toContain('Secret demo/release');
  });

  it('tells what is forbidden, which is no failure, and reads the namespace that is named', async () => {
    const whole = listAnswers(await small);
    const forbidden = status(403, 'Forbidden', 'secrets is forbidden: User "alice" cannot list resource "secrets"');
    const home = aHome(
      await serving((request) =>
        /namespaces\/demo\/|\/version|review/u.test(request.path) ? whole(request) : forbidden,
      ),
    );
    const { stdout, stderr, exitCode } = await run(home, 'check', 'cluster:', '-n', 'demo', '--ignore', 'NA-K01');
    expect(stderr).toMatch(/Forbidden for alice: .*secrets \(type=kubernetes\.io\/tls\), /u);
    expect(stdout).toMatch(/www \(server\) .* ConfigMap demo\/values \(\+2\)/u);
    // Broken Secrets are problems; what is forbidden is none.
    expect(stderr.match(/\[\S+\]/gu)?.toSorted()).toEqual(['[bad-key]', '[bad-pem]', '[not-a-certificate]']);
    expect(exitCode).toBe(3);
  });

  it('runs a plugin only where --allow-exec says so', async () => {
    const server = await serving(listAnswers(await small));
    const home = aHome(server);
    const refused = await run(home, 'check', 'cluster:#lab');
    expect(refused.stderr).toContain('[cluster-exec-not-allowed]');
    expect(refused.stderr).toContain('sign-in --as me');
    expect(refused.exitCode).toBe(3);
    expect(server.requests).toEqual([]);
    const allowed = await run(home, 'check', 'cluster:#lab', '--allow-exec');
    expect(allowed.stdout).toContain('www (server)');
    expect(server.requests[0]?.headers.authorization).toBe('Bearer of-exec');
  });

  it.each(['report --format csv', 'plan'])('%s takes a cluster as well', async (command) => {
    const home = aHome(await serving(listAnswers(await small)));
    const { exitCode, stdout } = await run(home, ...command.split(' '), 'cluster:');
    expect([0, 1, 3]).toContain(exitCode);
    expect(stdout).not.toBe('');
  });

  it('refuses a namespace that cannot be one', async () => {
    const { exitCode, stderr } = await run(tempFolder(), 'check', 'cluster:', '-n', '../x');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--namespace "../x" is no namespace.');
  });
});
