import type { Distribution } from './distribution.ts';
import { inClusterNames, leaf, markers, name, port, sure, typical } from './known.ts';
import { kubeletFiles, kubeletLifetimes, kubeletRenewal } from './kubelet.ts';

const docs = sure('MicrosoftDocs/azure-aks-docs articles/aks/certificate-rotation.md');
const agentBaker = sure('Azure/AgentBaker parts/linux/cloud-init/artifacts/cse_config.sh');
const names = typical('az aks get-credentials');
const here = { runOn: 'here', needsRoot: false } as const;

export const aks: Distribution = {
  ...docs,
  id: 'aks',
  displayName: 'AKS',
  isManaged: true,
  markers: [
    ...markers(
      agentBaker,
      'etc/kubernetes',
      { weight: 'supports', part: 'worker', onlyAtHome: true },
      'certs/ca.crt',
      'certs/apiserver.crt',
      'certs/client.crt',
      'certs/kubeletserver.crt',
    ),
    ...markers(
      docs,
      'var/lib/kubelet',
      { weight: 'supports', part: 'worker', onlyAtHome: true },
      'bootstrap-kubeconfig',
    ),
  ],
  names: [
    name(names, 'user', /^cluster(?:User|Admin)_./u),
    name(names, 'server', /^https:\/\/[^/]+\.azmk8s\.io(?::\d+)?\/?$/u),
    name(names, 'exec', /^kubelogin$/u, 'hint'),
  ],
  files: [
    ...leaf(docs, 'apiserver', 'kubernetes/certs/apiserver.crt'),
    ...leaf(agentBaker, 'kubelet-client', 'kubernetes/certs/client.crt'),
    ...leaf(agentBaker, 'kubelet-server', 'kubeletserver.crt'),
    ...kubeletFiles,
  ],
  lifetimes: [
    // Two years where the cluster was made before May 2019.
    { ...docs, roles: ['ca'], kind: 'ca', days: 10_950 },
    { ...agentBaker, roles: ['kubelet-server'], kind: 'leaf', days: 7300 },
    ...kubeletLifetimes,
  ],
  renewals: [
    kubeletRenewal,
    {
      ...docs,
      by: 'aks',
      kind: 'leaf',
      roles: ['apiserver', 'kubelet-client'],
      files: ['kubernetes/certs/apiserver.crt', 'kubernetes/certs/client.crt'],
      span: { kind: 'share', from: 0.8, to: 0.9 },
      trigger: 'by-itself',
    },
  ],
  reloads: [],
  commands: [
    // Up to 30 minutes of downtime.
    { ...docs, purpose: 'renew', argv: ['az', 'aks', 'rotate-certs', '-g', '{group}', '-n', '{cluster}'], ...here },
    {
      ...docs,
      purpose: 'fetch-kubeconfig',
      argv: ['az', 'aks', 'get-credentials', '-g', '{group}', '-n', '{cluster}', '--overwrite-existing'],
      ...here,
    },
    {
      ...docs,
      purpose: 'check',
      argv: ['kubectl', 'get', 'nodes', '-L', 'kubernetes.azure.com/kubelet-serving-ca'],
      ...here,
    },
  ],
  ports: [port(typical(docs.source), 'kube-apiserver', 443), port(docs, 'kubelet', 10_250)],
  designs: [
    { ...docs, id: 'front-proxy-ca-is-cluster-ca' },
    { ...agentBaker, id: 'self-signed-kubelet-serving' },
  ],
  apiServerNames: inClusterNames,
  expected: [
    { ...agentBaker, path: 'etc/kubernetes/certs/ca.crt', part: 'worker' },
    { ...docs, path: 'var/lib/kubelet/pki/kubelet-client-current.pem', part: 'worker', missingWhen: 'not-joined-yet' },
  ],
};
