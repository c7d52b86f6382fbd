import { kubeadmAuthorities } from '../../kubernetes/kubeadm-certificates.ts';
import { join } from '../../reports/kubeadm-tree.ts';
import { fileLabel, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext, NodeTree } from '../finding-context.ts';
import { kubeadmFiles } from '../kubeadm-files.ts';
import { rule } from '../rule.ts';

export interface FilesParams {
  readonly files: readonly string[];
}

/** A worker node needs the CA's certificate alone; with the key, whoever takes the node can be anybody. */
export const caKeyOnWorker = rule({
  id: 'NA-K08',
  severities: ['warning'],
  source: 'kubernetes/website content/en/docs/setup/best-practices/certificates.md',
  find: (context: FindingContext): readonly Verdict<FilesParams>[] =>
    context.trees
      .filter((tree) => isWorker(context, tree))
      .flatMap((tree) => {
        const keys = kubeadmAuthorities.flatMap(({ baseName }) =>
          context
            .keysInFile(tree.place, join(tree.certificatesDir, `${baseName}.key`))
            .filter(({ kind }) => kind === 'private')
            .slice(0, 1),
        );
        if (keys.length === 0) return [];
        return [
          {
            severity: 'warning' as const,
            certificates: [],
            places: keys.map(placeOf),
            params: { files: keys.map(({ path }) => fileLabel(path)) },
          },
        ];
      }),
});

/** It has a kubelet and nothing of a control plane, not even a request or a key for it. */
function isWorker(context: FindingContext, tree: NodeTree): boolean {
  if (!context.exists(join(tree.folder, 'kubelet.conf'))) return false;
  return kubeadmFiles(context, tree).every(({ path }) => {
    const stem = path.replace(/\.crt$/u, '');
    return ![path, `${stem}.key`, `${stem}.csr`].some((each) => context.exists(each));
  });
}
