import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test as base } from '../testing/app.ts';

interface Cluster {
  /** Its `/etc/kubernetes`. */
  readonly folder: string;
  readonly port: number;
  /** Lets the server present what lies on disk now. */
  readonly restart: () => void;
}

/** A node whose API server was renewed on disk while it runs on with the old certificate. */
const test = base.extend<{ cluster: Cluster }>({
  cluster: async ({ scratch }, provide) => {
    const folder = join(scratch, 'etc', 'kubernetes');
    cpSync(kubeadmTree('default-rsa'), folder, { recursive: true });
    // Without etcd's files nothing tells the address of the node, which is not to be contacted here.
    rmSync(join(folder, 'pki/etcd'), { recursive: true });
    const pair = () => ({
      cert: readFileSync(join(folder, 'pki/apiserver.crt')),
      key: readFileSync(join(folder, 'pki/apiserver.key')),
    });
    const server: Server = createServer(pair());
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.conf'))) {
      const text = readFileSync(join(folder, name), 'utf8');
      const here = `server: https://127.0.0.1:${port}\n    tls-server-name: kubernetes`;
      writeFileSync(join(folder, name), text.replace(/server: https:\S+/u, here));
    }
    renew(join(folder, 'pki'));
    await provide({ folder, port, restart: () => server.setSecureContext(pair()) });
    server.close();
  },
});

/** As `kubeadm certs renew apiserver` does it: the same subject and names, another key and another end. */
function renew(pki: string): void {
  const openssl = (line: string): unknown => execFileSync('openssl', line.split(' '), { cwd: pki, stdio: 'pipe' });
  openssl('x509 -x509toreq -copy_extensions copyall -in apiserver.crt -signkey apiserver.key -out apiserver.csr');
  openssl('x509 -req -copy_extensions copyall -in apiserver.csr -CA ca.crt -CAkey ca.key -days 364 -out apiserver.crt');
  rmSync(join(pki, 'apiserver.csr'));
}

test('what was renewed on disk and is not served is the first sentence, until the server is restarted', async ({
  page,
  appUrl,
  cluster,
}) => {
  await page.goto(appUrl);
  await page.getByRole('textbox', { name: /Path/u }).fill(cluster.folder);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('expires in');

  await page.getByRole('button', { name: 'Check live…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check what is served' });
  await expect(dialog.getByRole('listitem')).toHaveText([
    new RegExp(`^https://127\\.0\\.0\\.1:${cluster.port}/\\?sni=kubernetes`, 'u'),
  ]);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Contact 1 endpoint' }).click();

  const first = page.getByRole('heading', { level: 1 }).first();
  await expect(first).toContainText(`kube-apiserver`);
  await expect(first).toContainText(`still presents its old certificate on port ${cluster.port}`);
  await page.getByRole('button', { name: 'Show the steps' }).click();
  await expect(page.getByRole('button', { name: /Restart the API server/u })).toBeVisible();
  await expect(page.getByRole('button', { name: /Renew the certificates/u })).toHaveCount(0);

  cluster.restart();
  await page.getByRole('tab', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(page.getByText('still presents its old certificate')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('expires in');
});
