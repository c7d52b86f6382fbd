import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { aSmallCluster, base64, listAnswers, secret, secrets } from '../../shared/testing/a-small-cluster.ts';
import { anApiServer, type AnswerRequest } from '../../shared/testing/an-api-server.ts';
import { runCli } from '../../shared/testing/built-cli.ts';
import { hasRecordedCluster, kubeconfigAt, recordedAnswers } from '../../shared/testing/recorded-cluster.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';

const maxMegabytes = 150;
/** The peak of this program alone: `maxRSS` would be that of whoever started it, if that was larger. @see proc(5), VmHWM */
const tellsPeak =
  "data:text/javascript,import{readFileSync}from'node:fs';" +
  "process.on('exit',()=>process.stderr.write(readFileSync('/proc/self/status','latin1').match(/VmHWM:[^k]*/)[0]))";
const canTell = existsSync('/proc/self/status');
if (!canTell) console.warn('SKIPPED: what reading a cluster takes of memory, because this system has no /proc.');

/** @returns what `notafter check --all-secrets` took at most, in MB */
async function megabytesOf(
  answer: AnswerRequest,
  kubeconfig: (port: number, authority: string) => string,
): Promise<number> {
  const server = await anApiServer(answer);
  onTestFinished(() => server.close());
  const home = tempFolder({ '.kube/config': kubeconfig(server.port, server.certificateAuthority) });
  const env = { HOME: home, KUBECONFIG: '', NODE_OPTIONS: `--import=${tellsPeak}` };
  const { stdout, stderr } = await runCli(['check', 'cluster:', '--all-secrets', '--at', '2026-11-23T00:00:00Z'], {
    env,
  });
  expect(stdout).toContain('CERTIFICATE');
  return Number(/VmHWM:\s*(\d+)/u.exec(stderr)?.[1]) / 1024;
}

it.runIf(canTell)(
  '60 Secrets of 1.9 MB, and one that holds 1,200 certificates, take no more than 150 MB',
  async () => {
    const small = await aSmallCluster();
    const [www] = small[secrets] ?? [];
    const { 'tls.crt': encoded = '' } = (www?.['data'] ?? {}) as Readonly<Record<string, string>>;
    const pem = Buffer.from(encoded, 'base64').toString();
    const huge = Array.from({ length: 60 }, (_each, index) => {
      const data = { blob: base64(randomBytes(1_425_000)) };
      return { ...secret(`huge-${index}`, {}, 'Opaque'), data };
    });
    const bundle = secret('bundle', { 'bundle.pem': pem.repeat(600) }, 'Opaque');
    const lists = { ...small, [secrets]: [...huge, bundle] };
    const megabytes = await megabytesOf(listAnswers(lists), (port, authority) =>
      JSON.stringify({
        kind: 'Config',
        'current-context': 'x',
        clusters: [
          {
            name: 'c',
            cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority-data': base64(authority) },
          },
        ],
        users: [{ name: 'u', user: { token: 't' } }],
        contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
      }),
    );
    expect(megabytes).toBeGreaterThan(20);
    expect(megabytes).toBeLessThan(maxMegabytes);
  },
  60_000,
);

it.runIf(canTell && hasRecordedCluster)(
  'a real cluster with both takes no more than 150 MB',
  async () => {
    const megabytes = await megabytesOf(recordedAnswers(), (port, authority) => kubeconfigAt('admin', port, authority));
    expect(megabytes).toBeGreaterThan(20);
    expect(megabytes).toBeLessThan(maxMegabytes);
  },
  60_000,
);
