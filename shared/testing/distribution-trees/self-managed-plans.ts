import type { Role } from '../../kubernetes/role.ts';
import { kubeletClient, serviceNames } from './kubeadm-plans.ts';
import type { PlannedLeaf, TreePlan } from './tree-plan.ts';

const bothUsages = 'server-and-client';
const apiServerNames = { dns: ['localhost', ...serviceNames], ip: ['127.0.0.1', '10.43.0.1', '192.0.2.11'] };

/** A row for each leaf: file, subject, issuer, usage, role. */
type Row = readonly [file: string, subject: string, issuer: string, usage: PlannedLeaf['usage'], role: Role];
const leaves = (folder: string, days: number, rows: readonly Row[], rest: Partial<PlannedLeaf> = {}): PlannedLeaf[] =>
  rows.map(([file, subject, issuer, usage, role]) => ({
    file: `${folder}/${file}`,
    subject,
    issuer,
    usage,
    days,
    role,
    ...(role === 'apiserver' ? apiServerNames : {}),
    ...rest,
  }));

export function rancherServer(name: 'k3s' | 'rke2', node: string): TreePlan {
  const data = `var/lib/rancher/${name}`;
  const tls = `${data}/server/tls`;
  const authority = (file: string, cn: string, role: Role) => ({
    subject: `CN=${cn}@1711000000`,
    days: 3650,
    files: [`${tls}/${file}.crt`],
    keys: [`${tls}/${file}.key`],
    role,
    serialNumber: '00',
  });
  return {
    authorities: {
      server: authority('server-ca', `${name}-server-ca`, 'ca'),
      client: authority('client-ca', `${name}-client-ca`, 'ca'),
      requestHeader: authority('request-header-ca', `${name}-request-header-ca`, 'front-proxy-ca'),
      etcdServer: authority('etcd/server-ca', 'etcd-server-ca', 'etcd-ca'),
      etcdPeer: authority('etcd/peer-ca', 'etcd-peer-ca', 'etcd-ca'),
    },
    leaves: [
      ...leaves(
        tls,
        365,
        [
          ['client-admin.crt', 'O=system:masters, CN=system:admin', 'client', 'client', 'admin'],
          ['client-supervisor.crt', `O=system:masters, CN=system:${name}-supervisor`, 'client', 'client', 'admin'],
          ['client-controller.crt', 'CN=system:kube-controller-manager', 'client', 'client', 'controller-manager'],
          ['client-scheduler.crt', 'CN=system:kube-scheduler', 'client', 'client', 'scheduler'],
          ['client-kube-proxy.crt', 'CN=system:kube-proxy', 'client', 'client', 'kube-proxy'],
          [
            'client-kube-apiserver.crt',
            'O=system:masters, CN=system:apiserver',
            'client',
            'client',
            'apiserver-kubelet-client',
          ],
          ['client-auth-proxy.crt', 'CN=system:auth-proxy', 'requestHeader', 'client', 'front-proxy-client'],
          ['serving-kube-apiserver.crt', 'CN=kube-apiserver', 'server', 'server', 'apiserver'],
          ['etcd/client.crt', 'CN=etcd-client', 'etcdServer', 'client', 'apiserver-etcd-client'],
          ['etcd/server-client.crt', 'CN=etcd-server', 'etcdServer', bothUsages, 'etcd-server'],
          ['etcd/peer-server-client.crt', 'CN=etcd-peer', 'etcdPeer', bothUsages, 'etcd-peer'],
        ],
        { withIssuer: true },
      ),
      ...rancherAgent(data, node),
    ],
    kubeconfigs: [
      {
        file: `etc/rancher/${name}/${name}.yaml`,
        server: 'https://127.0.0.1:6443',
        ca: 'server',
        cluster: 'default',
        context: 'default',
        user: 'default',
        credential: { kind: 'files', certificate: `/${tls}/client-admin.crt`, key: `/${tls}/client-admin.key` },
      },
    ],
  };
}

function rancherAgent(data: string, node: string): PlannedLeaf[] {
  return leaves(
    `${data}/agent`,
    365,
    [
      ['client-kubelet.crt', `O=system:nodes, CN=system:node:${node}`, 'client', 'client', 'kubelet-client'],
      ['serving-kubelet.crt', `CN=${node}`, 'server', 'server', 'kubelet-server'],
    ],
    { withIssuer: true },
  );
}

export function rancherWorker(name: 'k3s' | 'rke2', node: string): TreePlan {
  const data = `var/lib/rancher/${name}`;
  const authority = (kind: string) => ({
    subject: `CN=${name}-${kind}-ca@1711000000`,
    days: 3650,
    files: [`${data}/agent/${kind}-ca.crt`],
    role: 'ca' as const,
    serialNumber: '00',
  });
  return {
    authorities: { server: authority('server'), client: authority('client') },
    leaves: rancherAgent(data, node),
  };
}

export function k0sController(node: string): TreePlan {
  const pki = 'var/lib/k0s/pki';
  const authority = (file: string, cn: string, role: Role) => ({
    subject: `CN=${cn}`,
    days: 3650,
    files: [`${pki}/${file}.crt`],
    keys: [`${pki}/${file}.key`],
    role,
  });
  return {
    authorities: {
      cluster: authority('ca', 'kubernetes-ca', 'ca'),
      frontProxy: authority('front-proxy-ca', 'kubernetes-front-proxy-ca', 'front-proxy-ca'),
      etcd: authority('etcd/ca', 'etcd-ca', 'etcd-ca'),
    },
    leaves: [
      ...leaves(pki, 365, [
        ['server.crt', 'O=kubernetes, CN=kubernetes', 'cluster', bothUsages, 'apiserver'],
        ['k0s-api.crt', 'O=kubernetes, CN=k0s-api', 'cluster', bothUsages, 'server'],
        ['admin.crt', 'O=system:masters, CN=kubernetes-admin', 'cluster', bothUsages, 'admin'],
        [
          'ccm.crt',
          'O=system:kube-controller-manager, CN=system:kube-controller-manager',
          'cluster',
          bothUsages,
          'controller-manager',
        ],
        ['scheduler.crt', 'O=system:kube-scheduler, CN=system:kube-scheduler', 'cluster', bothUsages, 'scheduler'],
        ['konnectivity.crt', 'O=system:masters, CN=kubernetes-konnectivity', 'cluster', bothUsages, 'admin'],
        [
          'apiserver-kubelet-client.crt',
          'O=system:masters, CN=apiserver-kubelet-client',
          'cluster',
          bothUsages,
          'apiserver-kubelet-client',
        ],
        [
          'apiserver-etcd-client.crt',
          'O=apiserver-etcd-client, CN=apiserver-etcd-client',
          'etcd',
          bothUsages,
          'apiserver-etcd-client',
        ],
        [
          'front-proxy-client.crt',
          'O=front-proxy-client, CN=front-proxy-client',
          'frontProxy',
          bothUsages,
          'front-proxy-client',
        ],
        ['etcd/server.crt', `O=etcd-server, CN=${node}`, 'etcd', bothUsages, 'etcd-server'],
        ['etcd/peer.crt', `O=etcd-peer, CN=${node}`, 'etcd', bothUsages, 'etcd-peer'],
      ]),
      kubeletClient(node, 'cluster', 'var/lib/k0s/kubelet/pki'),
    ],
  };
}

export function k0sWorker(node: string): TreePlan {
  const pem = '/var/lib/k0s/kubelet/pki/kubelet-client-current.pem';
  return {
    authorities: {
      cluster: { subject: 'CN=kubernetes-ca', days: 3650, files: ['var/lib/k0s/pki/ca.crt'], role: 'ca' },
    },
    leaves: [kubeletClient(node, 'cluster', 'var/lib/k0s/kubelet/pki')],
    kubeconfigs: [
      {
        file: 'var/lib/k0s/kubelet.conf',
        server: 'https://192.0.2.11:6443',
        ca: 'cluster',
        cluster: 'default-cluster',
        context: 'default-context',
        user: 'default-auth',
        credential: { kind: 'files', certificate: pem, key: pem },
      },
    ],
  };
}

export function microk8sNode(node: string): TreePlan {
  const certs = 'var/snap/microk8s/current/certs';
  const authority = (file: string, cn: string, role: Role) => ({
    subject: `CN=${cn}`,
    days: 3650,
    files: [`${certs}/${file}.crt`],
    keys: [`${certs}/${file}.key`],
    role,
  });
  return {
    authorities: {
      cluster: authority('ca', '10.152.183.1', 'ca'),
      frontProxy: authority('front-proxy-ca', 'front-proxy-ca', 'front-proxy-ca'),
    },
    leaves: [
      ...leaves(certs, 365, [
        ['server.crt', 'O=Canonical, CN=127.0.0.1', 'cluster', bothUsages, 'apiserver'],
        ['front-proxy-client.crt', 'CN=front-proxy-client', 'frontProxy', bothUsages, 'front-proxy-client'],
      ]),
      ...leaves(
        certs,
        3650,
        [
          ['client.crt', 'O=system:masters, CN=admin', 'cluster', 'client', 'admin'],
          ['controller.crt', 'CN=system:kube-controller-manager', 'cluster', 'client', 'controller-manager'],
          ['scheduler.crt', 'CN=system:kube-scheduler', 'cluster', 'client', 'scheduler'],
          ['proxy.crt', 'CN=system:kube-proxy', 'cluster', 'client', 'kube-proxy'],
          [
            'apiserver-kubelet-client.crt',
            'O=system:masters, CN=kube-apiserver-kubelet-client',
            'cluster',
            'client',
            'apiserver-kubelet-client',
          ],
          ['kubelet.crt', `O=system:nodes, CN=system:node:${node}`, 'cluster', 'server', 'kubelet-server'],
        ],
        { extKeyUsage: [] },
      ),
    ],
  };
}

export function talosControlPlane(node: string): TreePlan {
  const etcd = 'system/secrets/etcd';
  const api = 'system/secrets/kubernetes/kube-apiserver';
  const authority = (subject: string, file: string, role: Role) => ({ subject, days: 3650, files: [file], role });
  return {
    authorities: {
      cluster: authority('O=kubernetes', `${api}/ca.crt`, 'ca'),
      aggregator: authority('CN=front-proxy', `${api}/aggregator-ca.crt`, 'front-proxy-ca'),
      etcd: authority('O=etcd', `${etcd}/ca.crt`, 'etcd-ca'),
    },
    leaves: [
      ...leaves(etcd, 3650, [
        ['server.crt', `CN=${node}`, 'etcd', bothUsages, 'etcd-server'],
        ['peer.crt', `CN=${node}`, 'etcd', bothUsages, 'etcd-peer'],
        ['admin.crt', 'CN=talos', 'etcd', 'client', 'etcd-healthcheck-client'],
      ]),
      ...leaves(api, 365, [['apiserver.crt', 'O=kube-master, CN=kube-apiserver', 'cluster', 'server', 'apiserver']], {
        withIssuer: true,
      }),
      ...leaves(api, 365, [
        [
          'apiserver-kubelet-client.crt',
          'O=system:masters, CN=apiserver-kubelet-client',
          'cluster',
          'client',
          'apiserver-kubelet-client',
        ],
        ['front-proxy-client.crt', 'CN=front-proxy-client', 'aggregator', 'client', 'front-proxy-client'],
      ]),
      kubeletClient(node, 'cluster'),
    ],
  };
}

export function talosWorker(node: string): TreePlan {
  return {
    authorities: { cluster: { subject: 'O=kubernetes', days: 3650, files: ['etc/kubernetes/pki/ca.crt'], role: 'ca' } },
    leaves: [kubeletClient(node, 'cluster')],
  };
}

export function kopsControlPlane(): TreePlan {
  const api = 'srv/kubernetes/kube-apiserver';
  return {
    authorities: {
      cluster: { subject: 'CN=kubernetes-ca', days: 3650, files: ['srv/kubernetes/ca.crt'], role: 'ca' },
      aggregator: {
        subject: 'CN=apiserver-aggregator-ca',
        days: 3650,
        files: [`${api}/apiserver-aggregator-ca.crt`],
        role: 'front-proxy-ca',
      },
      etcd: { subject: 'CN=etcd-clients-ca', days: 3650, files: [`${api}/etcd-ca.crt`], role: 'etcd-ca' },
    },
    leaves: leaves(api, 470, [
      ['server.crt', 'CN=kubernetes', 'cluster', 'server', 'apiserver'],
      ['kubelet-api.crt', 'CN=kubelet-api', 'cluster', 'client', 'apiserver-kubelet-client'],
      ['etcd-client.crt', 'CN=kube-apiserver', 'etcd', 'client', 'apiserver-etcd-client'],
      ['apiserver-aggregator.crt', 'CN=aggregator', 'aggregator', 'client', 'front-proxy-client'],
    ]),
  };
}

export function kopsWorker(node: string): TreePlan {
  return {
    authorities: { cluster: { subject: 'CN=kubernetes-ca', days: 3650, files: ['srv/kubernetes/ca.crt'], role: 'ca' } },
    leaves: leaves('srv/kubernetes', 470, [
      ['kubelet-server.crt', `CN=${node}`, 'cluster', 'server', 'kubelet-server'],
    ]),
  };
}

export function rke1ControlPlane(): TreePlan {
  const ssl = 'etc/kubernetes/ssl';
  const authority = (name: string, role: Role) => ({
    subject: `CN=${name}`,
    days: 3650,
    files: [`${ssl}/${name}.pem`],
    keys: [`${ssl}/${name}-key.pem`],
    role,
  });
  return {
    authorities: {
      cluster: authority('kube-ca', 'ca'),
      requestHeader: authority('kube-apiserver-requestheader-ca', 'front-proxy-ca'),
    },
    leaves: leaves(ssl, 3650, [
      ['kube-apiserver.pem', 'CN=system:kube-apiserver', 'cluster', bothUsages, 'apiserver'],
      [
        'kube-apiserver-proxy-client.pem',
        'CN=system:kube-apiserver-proxy-client',
        'requestHeader',
        bothUsages,
        'front-proxy-client',
      ],
      ['kube-controller-manager.pem', 'CN=system:kube-controller-manager', 'cluster', 'client', 'controller-manager'],
      ['kube-scheduler.pem', 'CN=system:kube-scheduler', 'cluster', 'client', 'scheduler'],
      ['kube-proxy.pem', 'CN=system:kube-proxy', 'cluster', 'client', 'kube-proxy'],
      ['kube-node.pem', 'O=system:nodes, CN=system:node', 'cluster', 'client', 'kubelet-client'],
      ['kube-etcd-192-0-2-11.pem', 'CN=system:kube-etcd', 'cluster', bothUsages, 'etcd-server'],
    ]),
  };
}

export function kubeAwsControlPlane(): TreePlan {
  const ssl = 'etc/kubernetes/ssl';
  return {
    authorities: {
      cluster: { subject: 'CN=kube-ca', days: 3650, files: [`${ssl}/ca.pem`], role: 'ca' },
      etcd: { subject: 'CN=etcd-trusted-ca', days: 3650, files: [`${ssl}/etcd-trusted-ca.pem`], role: 'etcd-ca' },
    },
    leaves: leaves(ssl, 365, [
      ['apiserver.pem', 'CN=kube-apiserver', 'cluster', 'server', 'apiserver'],
      ['etcd-client.pem', 'CN=etcd-client', 'etcd', 'client', 'apiserver-etcd-client'],
      ['worker.pem', 'CN=kube-worker', 'cluster', 'client', 'kubelet-client'],
    ]),
  };
}

export function openshiftControlPlane(node: string): TreePlan {
  const secrets = 'etc/kubernetes/static-pod-resources/kube-apiserver-certs/secrets';
  const bundles = 'etc/kubernetes/static-pod-resources/kube-apiserver-certs/configmaps';
  return {
    authorities: {
      lb: {
        subject: 'OU=openshift, CN=kube-apiserver-lb-signer',
        days: 3650,
        files: [`${bundles}/loadbalancer-serving-ca/ca-bundle.crt`],
        role: 'root-ca',
      },
      aggregator: {
        subject: 'CN=openshift-kube-apiserver-operator_aggregator-client-signer@1711000000',
        days: 30,
        files: [`${bundles}/aggregator-client-ca/ca-bundle.crt`],
        role: 'front-proxy-ca',
      },
    },
    leaves: [
      ...leaves(secrets, 30, [
        ['aggregator-client/tls.crt', 'CN=system:openshift-aggregator', 'aggregator', 'client', 'client'],
        ['external-loadbalancer-serving-certkey/tls.crt', 'CN=api.example', 'lb', 'server', 'server'],
      ]),
      kubeletClient(node, 'lb'),
    ],
  };
}
