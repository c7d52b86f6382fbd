import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { issueCertificate, privateKeyPem } from '../../electron/engine/sources/sample/issue.ts';
import { base64, daysFrom, type ApiLists } from '../../shared/testing/a-small-cluster.ts';
import { answersByUser, aTroubledCluster, secretsIn } from '../../shared/testing/a-troubled-cluster.ts';
import { anApiServer, type TestApiServer } from '../../shared/testing/an-api-server.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { expectAccessible } from '../testing/accessibility.ts';
import { socketFrames } from '../testing/socket-frames.ts';
import { expect, test as base } from '../testing/app.ts';

interface Cluster {
  readonly server: TestApiServer;
  readonly lists: ApiLists;
  /** How often the plugin of the context `plugged` was run. */
  readonly pluginRuns: () => number;
}

// The window judges by this machine's clock.
const now = Date.now() as EpochMs;
const of = (lists: ApiLists): readonly string[] => [...secretsIn(lists), 'admin-token', 'token-of-plugin'];

/** An API server, and a home folder whose kubeconfig has one context a user: prod, limited, plugged, expired. */
const test = base.extend<{ cluster: Cluster }>({
  cluster: async ({ scratch }, provide) => {
    const lists = await aTroubledCluster(now);
    const server = await anApiServer(answersByUser(lists));
    const expired = await issueCertificate({
      subject: 'CN=old-admin',
      issuer: server.issuer,
      usage: 'client',
      notBefore: daysFrom(now, -40),
      notAfter: daysFrom(now, -5),
    });
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: './sign-in', args: ['--region', 'a b'] };
    const users = {
      prod: { token: 'admin-token' },
      limited: { token: 'limited' },
      plugged: { exec },
      expired: {
        'client-certificate-data': base64(expired.certificatePem),
        'client-key-data': base64(privateKeyPem(expired.keys)),
      },
    };
    mkdirSync(join(scratch, '.kube'));
    const kubeconfig = {
      kind: 'Config',
      'current-context': 'prod',
      clusters: [
        {
          name: 'c',
          cluster: {
            server: `https://127.0.0.1:${server.port}`,
            'certificate-authority-data': base64(server.certificateAuthority),
          },
        },
      ],
      users: Object.entries(users).map(([name, user]) => ({ name, user })),
      contexts: Object.keys(users).map((name) => ({
        name,
        context: { cluster: 'c', user: name, ...(name === 'limited' ? { namespace: 'team-a' } : {}) },
      })),
    };
    writeFileSync(join(scratch, '.kube/config'), JSON.stringify(kubeconfig), { mode: 0o600 });
    const credential = { apiVersion: exec.apiVersion, kind: 'ExecCredential', status: { token: 'token-of-plugin' } };
    const plugin = join(scratch, '.kube/sign-in');
    writeFileSync(plugin, `#!/bin/sh\necho run >> "$0.runs"\necho '${JSON.stringify(credential)}'\n`);
    chmodSync(plugin, 0o755);
    const pluginRuns = (): number =>
      existsSync(`${plugin}.runs`) ? readFileSync(`${plugin}.runs`, 'utf8').trim().split('\n').length : 0;
    await provide({ server, lists, pluginRuns });
    await server.close();
  },
});

async function ask(page: Page, context: string): Promise<void> {
  await page.getByRole('button', { name: 'Ask a cluster…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Ask a cluster' });
  await dialog.getByRole('radio', { name: new RegExp(`^${context} `, 'u') }).check();
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
}

const section = (page: Page, context: string) => page.getByRole('region', { name: `Cluster ${context}` });
const part = (page: Page, context: string, name: RegExp) => section(page, context).getByRole('radio', { name }).click();

test('requests that wait, Secrets by namespace, a webhook that cannot be called: and no byte of a Secret', async ({
  page,
  appUrl,
  cluster,
  scratch,
}) => {
  const frames = socketFrames(page);
  await page.goto(appUrl);
  await page.getByRole('button', { name: 'Ask a cluster…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Ask a cluster' });
  await expect(dialog.getByRole('radio')).toHaveCount(4);
  await expect(dialog.getByRole('radio', { name: /^prod/u })).toBeChecked();
  await expect(dialog).toContainText('signs in with sign-in');
  await expectAccessible(page);
  expect(cluster.server.requests).toEqual([]);
  await dialog.getByRole('checkbox', { name: /Read all Secrets/u }).check();
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();

  const prod = section(page, 'prod');
  // What does not fit its node stands before what waits longer.
  await expect(prod.getByRole('listitem').first()).toContainText('names-another');
  await expect(prod.getByRole('listitem').first()).toContainText('it names addresses that are not the node’s');
  await expect(prod.getByRole('listitem').nth(1)).toContainText('pending');
  await expect(prod).toContainText('asked as kubernetes-admin');
  await expectAccessible(page);

  await part(page, 'prod', /^Webhooks and APIs/u);
  const refused = prod.getByRole('listitem').filter({ hasText: 'ValidatingWebhookConfiguration gate' });
  await expect(refused).toContainText('not verified by its caBundle');
  await expect(refused).toContainText('Every request the webhook is to admit fails.');
  await expect(prod.getByRole('listitem').filter({ hasText: 'policy.example.com' })).toContainText('verified');
  await expectAccessible(page);

  await part(page, 'prod', /^Secrets by namespace/u);
  await expect(prod.getByRole('listitem')).toHaveText([/team-a.*1 object/u, /demo.*\d+ objects/u]);
  await expectAccessible(page);
  await prod.getByRole('button', { name: /^.*team-a/u }).click();
  await expect(page.getByRole('row').filter({ hasText: 'shop.example.com' })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('row').nth(1).click();
  await expect(page.getByRole('complementary', { name: 'Certificate' })).toContainText('Secret team-a/shop-tls');
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'Findings' }).click();
  await expect(page.getByText('NA-C13').first()).toBeVisible();
  await expect(page.getByText('NA-F30').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Renewal' }).click();
  await expect(page.getByText('Through the API of prod').first()).toBeVisible();
  await page.getByRole('button', { name: 'Open all' }).click();
  // Nobody is told to approve what does not fit.
  await expect(page.getByText(/certificate approve .*pending/u).first()).toBeVisible();
  await expect(page.getByText(/certificate approve .*names-another/u)).toHaveCount(0);

  const settings = readdirSync(scratch, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const everything = [...frames, ...settings].join('\n');
  expect(everything).toContain('Secret demo/gate-tls');
  const planted = of(cluster.lists);
  expect(planted.length).toBeGreaterThan(10);
  expect(planted.filter((text) => everything.includes(text))).toEqual([]);
  const sent = new Set(cluster.server.requests.map(({ method, path }) => (method === 'GET' ? method : path)));
  expect(sent).toEqual(new Set(['GET', '/apis/authentication.k8s.io/v1/selfsubjectreviews']));
});

test('a limited user sees what was forbidden, and the Secrets of its own namespace', async ({
  page,
  appUrl,
  cluster,
}) => {
  await page.goto(appUrl);
  await ask(page, 'limited');
  await part(page, 'limited', /^What was read/u);
  const rows = section(page, 'limited').getByRole('listitem');
  await expect(rows.filter({ hasText: 'webhook' }).first()).toContainText('forbidden for limited');
  await expect(rows.filter({ hasText: 'certificatesigningrequests' })).toContainText('forbidden for limited');
  await section(page, 'limited').getByRole('button', { name: /^Show/u }).click();
  await expect(section(page, 'limited')).toContainText('asked as limited');
  await expect(rows.filter({ hasText: 'nodes' })).toContainText('forbidden for limited');
  await expect(rows.filter({ hasText: /secrets.*team-a/u })).toContainText('1 of 1 hold certificates');
  await expectAccessible(page);
  await part(page, 'limited', /^Secrets by namespace/u);
  await expect(rows).toHaveText([/team-a/u]);
  expect(new Set(cluster.server.requests.map(({ headers }) => headers.authorization))).toEqual(
    new Set(['Bearer limited']),
  );
});

test('a plugin is run once a person has agreed, and never before', async ({ page, appUrl, cluster }) => {
  await page.goto(appUrl);
  await ask(page, 'plugged');
  const question = page.getByRole('alertdialog', { name: /^Run .*sign-in\?$/u });
  await expect(question).toContainText('--region\n  a b');
  await expectAccessible(page);
  expect(cluster.pluginRuns()).toBe(0);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(page.getByText(/signs in with the program .* which was not run/u).first()).toBeVisible();
  expect(cluster.pluginRuns()).toBe(0);
  expect(cluster.server.requests).toEqual([]);

  await page.getByRole('button', { name: 'Look again' }).click();
  await question.getByRole('button', { name: 'Run it', exact: true }).click();
  await expect(section(page, 'plugged')).toContainText('names-another');
  expect(cluster.pluginRuns()).toBe(1);
  expect(cluster.server.requests[0]?.headers.authorization).toBe('Bearer token-of-plugin');

  // The yes holds while the window is open.
  const before = cluster.server.requests.length;
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect.poll(() => cluster.server.requests.length).toBeGreaterThan(before + 10);
  await expect(question).toHaveCount(0);
});

test('a 401 says that our own certificate has expired', async ({ page, appUrl, cluster }) => {
  await page.goto(appUrl);
  await ask(page, 'expired');
  const since = new Date(daysFrom(now, -5)).toISOString().slice(0, 10);
  await expect(page.getByText(`its client certificate expired at ${since}`, { exact: false }).first()).toBeVisible();
  await expectAccessible(page);
  expect(cluster.server.requests.every(({ clientCertificate }) => clientCertificate !== undefined)).toBe(true);
});

for (const [colorScheme, viewport] of [
  ['dark', { width: 900, height: 600 }],
  ['light', { width: 1280, height: 800 }],
] as const) {
  test.describe(`${colorScheme}, ja, ${viewport.width} wide`, () => {
    test.use({ colorScheme, viewport, locale: 'ja-JP' });

    test('every part of the cluster can be read by everybody', async ({ page, appUrl, cluster }) => {
      await page.goto(appUrl);
      await page.getByRole('button', { name: 'クラスターに問い合わせ…' }).first().click();
      await expectAccessible(page);
      await page.getByRole('dialog').getByRole('button', { name: '問い合わせ', exact: true }).click();
      const region = page.getByRole('region', { name: /prod/u });
      await expect(region).toContainText('names-another');
      const parts = region.getByRole('radio');
      const count = await parts.count();
      expect(count).toBeGreaterThanOrEqual(4);
      for (let index = 0; index < count; index++) {
        await parts.nth(index).click();
        await expectAccessible(page);
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect(isWide).toBe(false);
      }
      expect(cluster.server.requests.length).toBeGreaterThan(10);
    });
  });
}
