import { access } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import type { SuggestedPlaces } from '../../shared/bridge/contract.ts';
import { maxPathChars } from '../../shared/bridge/limits.ts';

export interface SuggestPlacesOptions {
  /** From the command line. */
  readonly initial: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
}

const mostFolders = 8;

/** Where kubeadm, k3s and RKE2 keep a control plane's certificates, and the kubelet its own. */
const usualPkiFolders = [
  '/etc/kubernetes',
  '/var/lib/rancher/k3s/server/tls',
  '/var/lib/rancher/rke2/server/tls',
  '/var/lib/kubelet/pki',
];

/** Places worth offering by name. Asks only whether they exist; nothing is opened or read. */
export async function suggestPlaces({ initial, env, homeDirectory }: SuggestPlacesOptions): Promise<SuggestedPlaces> {
  const [kubeconfigs, pkiFolders] = await Promise.all([
    usualKubeconfigs(env['KUBECONFIG'], homeDirectory),
    onlyExisting(usualPkiFolders),
  ]);
  return { initial, kubeconfigs, pkiFolders };
}

/** A `KUBECONFIG` list is one place: its files are merged. @see kubernetes/client-go tools/clientcmd/loader.go */
async function usualKubeconfigs(list: string | undefined, homeDirectory: string): Promise<readonly string[]> {
  if (list === undefined || list === '') return onlyExisting([join(homeDirectory, '.kube', 'config')]);
  const existing = await onlyExisting(list.split(delimiter).filter((path) => path !== ''));
  const [only] = existing;
  if (only === undefined) return [];
  if (existing.length === 1) return [only];
  const whole = existing.join(delimiter);
  // A list that is too long for a place is offered as the folders its files lie in.
  return whole.length <= maxPathChars
    ? [whole]
    : [...new Set(existing.map((path) => dirname(path)))].slice(0, mostFolders);
}

async function onlyExisting(paths: readonly string[]): Promise<readonly string[]> {
  const exists = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return paths.filter((_path, index) => exists[index]);
}
