import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../testing/accessibility.ts';
import { socketFrames } from '../testing/socket-frames.ts';
import { expect, kubeadmTree, test as base } from '../testing/app.ts';
import { freePort, hasSshd, startSshd, type RunningSshd } from '../testing/sshd.ts';

const passphrase = 'a long enough passphrase';

interface Nodes {
  /** Names of the ssh configuration, of nodes that are up. */
  readonly up: RunningSshd;
  readonly home: string;
  /** Puts an entry into `~/.ssh/config`. */
  readonly alias: (name: string, port: number) => void;
  readonly key: (name: string) => string;
}

/** A real sshd, and the home folder of who connects. */
const test = base.extend<{ nodes: Nodes }>({
  nodes: async ({ scratch }, provide) => {
    mkdirSync(join(scratch, '.ssh'), { mode: 0o700 });
    const keygen = (name: string, words: string): void =>
      void execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-f', join(scratch, name), '-N', words]);
    keygen('plain', '');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-a', '4', '-f', join(scratch, 'locked'), '-N', passphrase]);
    keygen('other-host', '');
    const key = (name: string): string => join(scratch, name);
    const up = await startSshd(scratch, [key('plain.pub'), key('locked.pub')]);
    let config = '';
    const alias = (name: string, port: number): void => {
      config += `Host ${name}\n  HostName 127.0.0.1\n  Port ${port}\n  User ${userInfo().username}\n`;
      writeFileSync(join(scratch, '.ssh/config'), config);
    };
    alias('cp-1', up.port);
    await provide({ up, home: scratch, alias, key });
    up.end();
  },
});

const tree = kubeadmTree('default-rsa');

async function connect(page: Page, hosts: string, identity: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Connect over SSH' });
  await dialog.getByRole('textbox', { name: 'Nodes, one a line' }).fill(hosts);
  await dialog.getByLabel('Private key').fill(identity);
  await dialog.getByRole('button', { name: /^Connect to/u }).click();
}

const question = (page: Page) => page.getByRole('alertdialog');

test.describe('nodes over SSH', () => {
  test.skip(!hasSshd, 'There is no sshd here: apt-get install openssh-server.');

  test('form, host key, certificates: no byte of a key reaches the window or the settings', async ({
    page,
    appUrl,
    nodes,
    scratch,
  }) => {
    const frames = socketFrames(page);
    await page.goto(appUrl);
    await page.getByRole('button', { name: 'Connect over SSH…' }).click();
    await expect(page.getByRole('button', { name: 'cp-1 (127.0.0.1)' })).toBeVisible();
    await expectAccessible(page);
    await connect(page, `cp-1${tree}`, nodes.key('plain'));

    await expect(question(page)).toContainText('Is this the key of cp-1?');
    const printed = execFileSync('ssh-keygen', ['-lf', nodes.up.hostKey], { encoding: 'utf8' }).split(' ')[1] ?? '';
    await expect(question(page)).toContainText(printed);
    await expectAccessible(page);
    await question(page)
      .getByRole('button', { name: /connect and remember/u })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('expires in');
    expect(readFileSync(join(nodes.home, '.ssh/known_hosts'), 'utf8')).toContain(`[127.0.0.1]:${nodes.up.port}`);

    await page.getByRole('listitem').filter({ hasText: 'cp-1' }).first().hover();
    await page.getByRole('button', { name: /^What was run on cp-1/u }).click();
    const dialog = page.getByRole('dialog', { name: /^Node ssh:/u });
    await expect(dialog).toContainText('agrees with this machine');
    await dialog.getByText("sh -c '…' notafter", { exact: false }).first().click();
    await expect(dialog).toContainText('uname -n');
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    const keys = readdirSync(join(tree, 'pki'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.key'),
    );
    expect(keys.length).toBeGreaterThan(5);
    const settings = readdirSync(scratch, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    const everything = [...frames, ...settings].join('\n');
    expect(everything).toContain('apiserver.crt');
    for (const name of keys) {
      const lines = readFileSync(join(tree, 'pki', name), 'utf8')
        .split('\n')
        .slice(2, -3);
      for (const line of lines) expect(everything.includes(line), `${name}: ${line}`).toBe(false);
    }
  });

  test('a host key that has changed is refused, loudly, and nothing overrides it', async ({ page, appUrl, nodes }) => {
    const [type, key] = readFileSync(nodes.key('other-host.pub'), 'utf8').split(' ');
    writeFileSync(join(nodes.home, '.ssh/known_hosts'), `[127.0.0.1]:${nodes.up.port} ${type} ${key}\n`);
    await page.goto(appUrl);
    await page.getByRole('button', { name: 'Connect over SSH…' }).click();
    await connect(page, `cp-1${tree}`, nodes.key('plain'));
    const alert = page.getByRole('alert').filter({ hasText: 'has changed' });
    await expect(alert).toContainText('The host key of cp-1 has changed. Nothing was sent to it.');
    await expect(alert).toContainText(`ssh-keygen -R '[127.0.0.1]:${nodes.up.port}'`);
    await expect(alert.getByRole('button')).toHaveCount(0);
    await expect(question(page)).toHaveCount(0);
    await expectAccessible(page);
  });

  test('asks for a passphrase, again when it was wrong; one dead node among three is retried alone', async ({
    page,
    appUrl,
    nodes,
    scratch,
  }) => {
    const late = await freePort();
    nodes.alias('cp-2', late);
    writeFileSync(join(nodes.home, '.ssh/known_hosts'), nodes.up.knownHost(nodes.up.port) + nodes.up.knownHost(late));
    await page.goto(appUrl);
    await page.getByRole('button', { name: 'Connect over SSH…' }).click();
    await connect(page, `cp-1${tree}\ncp-2${tree}\ncp-1${tree}/pki`, nodes.key('locked'));
    await question(page).getByLabel('Passphrase').fill('wrong');
    await question(page).getByRole('button', { name: 'Continue' }).click();
    await expect(question(page)).toContainText('That was wrong.');
    await question(page).getByLabel('Passphrase').fill(passphrase);
    await question(page).getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('expires in');
    const sources = page.getByRole('navigation', { name: 'Sources' });
    await expect(sources).toContainText('Connection refused');

    // The others are gone: only what failed is contacted again.
    const second = await startSshd(scratch, [nodes.key('plain.pub'), nodes.key('locked.pub')], late);
    nodes.up.end();
    await sources.getByRole('button', { name: 'Retry failed (1)' }).click();
    await question(page).getByLabel('Passphrase').fill(passphrase);
    await question(page).getByRole('button', { name: 'Continue' }).click();
    await expect(sources.getByRole('button', { name: /^Retry/u })).toHaveCount(0);
    await expect(sources).not.toContainText('Connection refused');
    for (const name of ['cp-2', 'cp-1']) {
      await expect(sources.getByRole('listitem').filter({ hasText: name }).first()).toContainText('15 certificates');
    }
    second.end();
  });

  test('a question that is given up is a problem, and the window goes on', async ({ page, appUrl, nodes }) => {
    await page.goto(appUrl);
    await page.getByRole('button', { name: 'Connect over SSH…' }).click();
    await connect(page, `cp-1${tree}`, nodes.key('plain'));
    await expect(question(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Unknown host key').first()).toBeVisible();
    expect(() => readFileSync(join(nodes.home, '.ssh/known_hosts'))).toThrow('ENOENT');
  });
});
