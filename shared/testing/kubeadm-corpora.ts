import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { corpora, fixtureTrees } from './corpora.ts';
import { tempFolder } from './temp-folder.ts';

/** Where a tree that kubeadm wrote lies, with what it should give beside it; `undefined` where it is not here. */
export function kubeadmTreeFolder(name: string): string | undefined {
  return [join(corpora, 'kubeadm', name), join(fixtureTrees, name)].find((folder) => existsSync(folder));
}

/** A writable copy laid out as on the node (`etc/kubernetes`, `var/lib/kubelet`), gone when the test is over. */
export function kubeadmNodeCopy(tree: string): string {
  const root = tempFolder();
  for (const [from, to] of [
    ['etc-kubernetes', 'etc/kubernetes'],
    ['var-lib-kubelet', 'var/lib/kubelet'],
  ] as const) {
    if (existsSync(join(tree, from))) cpSync(join(tree, from), join(root, to), { recursive: true });
  }
  makeLinks(root, tree);
  return root;
}

/** A checkout may have lost the links: the truth beside the tree knows them. */
function makeLinks(root: string, tree: string): void {
  const { files } = JSON.parse(readFileSync(join(tree, 'expected/truth.json'), 'utf8')) as {
    readonly files: readonly { readonly path: string; readonly symlinkTo?: string }[];
  };
  for (const { path, symlinkTo } of files) {
    if (symlinkTo === undefined) continue;
    const there = join(
      root,
      path.replace('etc-kubernetes', 'etc/kubernetes').replace('var-lib-kubelet', 'var/lib/kubelet'),
    );
    rmSync(there, { force: true });
    const folder = join(there, '..');
    const target =
      readdirSync(folder).find((name) => symlinkTo.endsWith(`/${name}`) || symlinkTo === name) ?? symlinkTo;
    symlinkSync(target, there);
  }
}
