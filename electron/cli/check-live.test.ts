import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../shared/testing/built-cli.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';

it('contacts nothing without --live, and with it only what it has listed first', async () => {
  const folder = join(tempFolder(), 'kubernetes');
  cpSync(join(fixtureTrees, 'default-rsa/etc-kubernetes'), folder, { recursive: true });
  rmSync(join(folder, 'pki/etcd'), { recursive: true });
  const pki = join(folder, 'pki');
  const pair = { cert: readFileSync(join(pki, 'apiserver.crt')), key: readFileSync(join(pki, 'apiserver.key')) };
  let contacts = 0;
  const server = createServer(pair).on('tlsClientError', () => undefined);
  server.on('connection', () => (contacts += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.conf'))) {
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/server: https:\S+/u, `server: https://127.0.0.1:${port}`));
  }
  const args = ['check', folder, '--at', '2026-11-23', '--output', 'json'];

  expect(JSON.parse((await runCli(args)).stdout)).toMatchObject({ endpoints: [] });
  expect(contacts).toBe(0);

  const { stdout, stderr } = await runCli([...args, '--live']);
  expect(stderr).toMatch(
    new RegExp(
      `^Contacting 1 endpoint that these places name:\\n  https://127\\.0\\.0\\.1:${port}  kube-apiserver, named in `,
      'u',
    ),
  );
  expect(contacts).toBe(1);
  const { endpoints, findings } = JSON.parse(stdout) as {
    endpoints: { chain: string[] }[];
    findings: { id: string }[];
  };
  expect(endpoints.map(({ chain }) => chain.length)).toEqual([1]);
  // kubeadm's certificate does not hold the loopback address that the kubeconfigs were led to.
  expect(findings.map(({ id }) => id)).toContain('NA-N11');
  expect(findings.map(({ id }) => id)).not.toContain('NA-F01');
});
