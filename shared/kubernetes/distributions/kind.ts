import type { Distribution } from './distribution.ts';
import { kubeadm } from './kubeadm.ts';
import { markers, name, sure, typical } from './known.ts';

const config = sure('kubernetes-sigs/kind pkg/cluster/internal/kubeadm/config.go');
const entrypoint = sure('kubernetes-sigs/kind images/base/files/usr/local/bin/entrypoint');
const contexts = typical('kubernetes-sigs/kind: context names');

/** kubeadm in a container, and what kind does about it. */
export const kind: Distribution = {
  ...kubeadm,
  ...config,
  id: 'kind',
  displayName: 'kind',
  refines: 'kubeadm',
  markers: markers(entrypoint, '', { weight: 'decides' }, 'kind/kubeadm.conf', 'kind/version'),
  names: [name(contexts, 'context', /^kind-/u), name(contexts, 'cluster', /^kind-/u)],
  files: [],
  commands: [
    {
      ...config,
      purpose: 'renew',
      argv: ['docker', 'exec', '{node}', 'kubeadm', 'certs', 'renew', 'all'],
      runOn: 'here',
      needsRoot: false,
    },
    { ...config, purpose: 'restart', argv: ['docker', 'restart', '{node}'], runOn: 'here', needsRoot: false },
    {
      ...config,
      purpose: 'fetch-kubeconfig',
      argv: ['kind', 'export', 'kubeconfig', '--name', '{cluster}'],
      runOn: 'here',
      needsRoot: false,
    },
  ],
  apiServerNames: [...kubeadm.apiServerNames, { kind: 'dns', value: 'localhost' }],
};
