import type { EpochMs } from '../../../shared/x509/brand.ts';
import type { MemoryFile } from './memory-file.ts';
import { modeOf } from './sample/sample-file.ts';

/**
 * A made-up kubeadm cluster `prod` in which every state occurs: expired, critical, soon, ok, not yet valid, never
 * expiring, unknown for its dates are swapped, leaves that outlive their CA, a leaf of another cluster's CA of the same
 * name, a CA in its last year, a CA rotation with a cross-signed certificate, a kubelet that is late to renew and one that
 * has renewed, a kubelet.conf left behind by its rotating file, a stale copy of admin.conf, a wrong, an encrypted and a
 * missing CA key, a signing request, users without a certificate and a truncated file. Judged by the same code as a
 * folder from a real node.
 *
 * The structure is always the same and dates stand relative to `at`; keys and serial numbers are new each time
 * and exist only in the answer.
 */
export async function sampleCluster(at: EpochMs): Promise<readonly MemoryFile[]> {
  const wholeSeconds = (Math.floor(at / 1000) * 1000) as EpochMs;
  // Loaded on demand: the certificate library costs more to start than a whole look at a small folder.
  const { prodClusterFiles } = await import('./sample/prod-cluster.ts');
  const files = await prodClusterFiles(wholeSeconds);
  const encoder = new TextEncoder();
  return files.map((file) => ({
    path: file.path,
    bytes: encoder.encode(file.text),
    facts: { mode: modeOf(file), modifiedAt: file.writtenAt, symlinkTarget: file.symlinkTarget },
  }));
}
