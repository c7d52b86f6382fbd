import { test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchPage } from './page-watch.ts';
import { projectRoot, serveApp } from './served-app.ts';
import type { ServedApp } from './served-app.ts';

interface AppOptions {
  /** What follows `notafter serve`; relative to the project. Set with `test.use({ places: […] })`. */
  places: readonly string[];
  /** Console errors that this test provokes on purpose. */
  expectedComplaints: RegExp | undefined;
}

interface AppFixtures {
  /** A folder of this test alone, removed afterwards. */
  scratch: string;
  /** The running `notafter serve`. */
  app: ServedApp;
  /** The printed address; it opens once. `page.goto(appUrl)` */
  appUrl: string;
  quiet: void;
}

/** A tree of `e2e/fixtures/kubeadm`, absolute: its `etc-kubernetes` folder. */
export function kubeadmTree(name: 'default-rsa' | 'corrupt-cert' | 'mixed-validity'): string {
  return join(projectRoot, 'e2e', 'fixtures', 'kubeadm', name, 'etc-kubernetes');
}

/** Tests in a browser against the built `serve`. Each fails on a console error and on a request that leaves loopback. */
export const test = base.extend<AppOptions & AppFixtures>({
  places: [[], { option: true }],
  expectedComplaints: [undefined, { option: true }],
  scratch: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'notafter-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  app: async ({ places, scratch }, use) => {
    const app = await serveApp({ places, home: scratch });
    await use(app);
    await app.stop();
  },
  appUrl: async ({ app }, use) => use(app.url),
  quiet: [
    async ({ page, expectedComplaints }, use) => {
      const { complaints } = watchPage(page);
      await use();
      base.expect(complaints.filter((complaint) => expectedComplaints?.test(complaint) !== true)).toEqual([]);
    },
    { auto: true },
  ],
});

export const { expect } = test;
