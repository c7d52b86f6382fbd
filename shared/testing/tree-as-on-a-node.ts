import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/**
 * A copy of a tree with the permissions kubeadm gives its files, which no repository keeps: 0600 for what holds a key. To be
 * called where tests are described; it is gone when all of them are over.
 *
 * @param tree  a folder such as `…/default-rsa/etc-kubernetes`
 */
export function treeAsOnANode(tree: string): string {
  const parent = mkdtempSync(join(tmpdir(), 'notafter-node-'));
  afterAll(() => rmSync(parent, { recursive: true, force: true }));
  const copy = join(parent, 'etc-kubernetes');
  cpSync(tree, copy, { recursive: true });
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else chmodSync(path, /\.(?:key|conf|pub|pem)$/u.test(entry.name) ? 0o600 : 0o644);
  }
  return copy;
}
