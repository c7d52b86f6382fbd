import { expect, test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchPage } from './page-watch.ts';
import { projectRoot, serveApp } from './served-app.ts';
import type { ServedApp } from './served-app.ts';

interface ServerOptions {
  /** What follows `notafter serve`. Set with `test.use({ places: […] })`. */
  places: readonly string[];
}

interface ServerFixtures {
  /** A folder of this test alone, removed afterwards. */
  scratch: string;
  /** The running `notafter serve`. */
  app: ServedApp;
  /** The printed address; it opens once. */
  appUrl: string;
}

/** A tree of `e2e/fixtures/kubeadm`, absolute: its `etc-kubernetes` folder. */
export function kubeadmTree(name: 'default-rsa' | 'corrupt-cert' | 'mixed-validity'): string {
  return join(projectRoot, 'e2e', 'fixtures', 'kubeadm', name, 'etc-kubernetes');
}

/** Tests of the built `serve` that need no browser. */
export const serverTest = base.extend<ServerOptions & ServerFixtures>({
  places: [[], { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from the pattern
  scratch: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'notafter-e2e-'));
    await provide(folder);
    await rm(folder, { recursive: true });
  },
  app: async ({ places, scratch }, provide) => {
    const app = await serveApp({ places, home: scratch });
    await provide(app);
    await app.stop();
  },
  appUrl: async ({ app }, provide) => provide(app.url),
});

interface PageOptions {
  /** What the console may say in a test that provokes it on purpose. */
  expectedComplaints: RegExp | undefined;
}

/** Tests in a browser: `page.goto(appUrl)`. Each fails on a console error, and on a request that leaves loopback. */
export const test = serverTest.extend<PageOptions & { quiet: void }>({
  expectedComplaints: [undefined, { option: true }],
  quiet: [
    // `app` is named so that it outlives this: a window whose server is stopped first complains.
    async ({ page, app: _app, expectedComplaints }, provide) => {
      const { complaints } = watchPage(page);
      await provide();
      await page.close();
      expect(complaints.filter((complaint) => expectedComplaints?.test(complaint) !== true)).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
