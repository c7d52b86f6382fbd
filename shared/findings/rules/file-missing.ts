import { kubeadmAuthorities, kubeadmLeafs } from '../../kubernetes/kubeadm-certificates.ts';
import { join } from '../../reports/kubeadm-tree.ts';
import { fileLabel } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext, NodeTree } from '../finding-context.ts';
import { isEtcdExternal, kubeadmFiles } from '../kubeadm-files.ts';
import { rule } from '../rule.ts';
import type { FilesParams } from './ca-key-on-worker.ts';

/** A control plane lacks one of kubeadm's files. `super-admin.conf` is on the first node alone. */
export const fileMissing = rule({
  id: 'NA-F10',
  severities: ['warning'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certlist.go',
  find: (context: FindingContext): readonly Verdict<FilesParams>[] =>
    context.trees
      .filter((tree) => hasWholeLayout(context, tree))
      .flatMap((tree) => {
        const missing = missingIn(context, tree);
        if (missing.length === 0) return [];
        return [
          {
            severity: 'warning' as const,
            certificates: [],
            places: missing.map((path) => ({ place: tree.place, path, field: undefined })),
            params: { files: missing.map(fileLabel) },
          },
        ];
      }),
});

/** minikube and Docker Desktop keep some of the files elsewhere, or none. */
function hasWholeLayout({ distributionAt }: FindingContext, { place, certificatesDir }: NodeTree): boolean {
  const distribution = distributionAt({ place, path: join(certificatesDir, 'ca.crt') });
  return distribution === undefined || distribution === 'kubeadm' || distribution === 'kind';
}

function missingIn(context: FindingContext, tree: NodeTree): readonly string[] {
  const { certificatesDir, folder } = tree;
  const files = kubeadmFiles(context, tree);
  // A worker, or a folder of requests, has none of them, and none is missing. One lone file is no control plane either.
  if (files.filter(({ leafs }) => leafs.length > 0).length < 2) return [];
  const inCertificatesDir = (name: string): string => join(certificatesDir, name);
  const skipped = isEtcdExternal(context, tree) ? 'etcd-ca' : undefined;
  const wanted = [
    ...kubeadmAuthorities
      .filter(({ role }) => role !== skipped)
      .map(({ baseName }) => inCertificatesDir(`${baseName}.crt`)),
    ...kubeadmLeafs
      .filter(({ ca, kind, role }) => {
        const isElsewhere = kind === 'kubeconfig' && tree.kubeconfigs !== 'looked-at';
        return ca !== skipped && role !== 'super-admin.conf' && !isElsewhere;
      })
      .map(({ kind, baseName }) => (kind === 'pki' ? inCertificatesDir(`${baseName}.crt`) : join(folder, baseName))),
  ];
  // A key or a request alone is told as half a pair, or is a certificate to come.
  const isToCome = (path: string): boolean =>
    path.endsWith('.crt') && ['.key', '.csr'].some((suffix) => context.exists(path.replace(/\.crt$/u, suffix)));
  return wanted.filter((path) => context.isMissing(path) && !isToCome(path));
}
