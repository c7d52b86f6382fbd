import { kubeletClient, serviceNames } from './kubeadm-plans.ts';
import type { TreePlan } from './tree-plan.ts';

/** An availability-set node: its kubelet's serving certificate is made for twenty years. */
export function aksNode(node: string): TreePlan {
  const certs = 'etc/kubernetes/certs';
  const pem = '/var/lib/kubelet/pki/kubelet-client-current.pem';
  return {
    authorities: { cluster: { subject: 'CN=ca', days: 10_950, files: [`${certs}/ca.crt`], role: 'ca' } },
    leaves: [
      {
        file: `${certs}/apiserver.crt`,
        subject: 'CN=apiserver',
        issuer: 'cluster',
        usage: 'server',
        days: 730,
        dns: serviceNames,
        role: 'apiserver',
      },
      {
        file: `${certs}/kubeletserver.crt`,
        subject: `CN=${node}`,
        issuer: 'cluster',
        usage: 'server',
        days: 7300,
        dns: [node],
        role: 'kubelet-server',
      },
      kubeletClient(node, 'cluster'),
    ],
    kubeconfigs: [
      {
        file: 'var/lib/kubelet/kubeconfig',
        server: 'https://prod-dns-1a2b3c4d.hcp.westeurope.azmk8s.io:443',
        ca: 'cluster',
        cluster: 'default-cluster',
        context: 'default-context',
        user: 'default-auth',
        credential: { kind: 'files', certificate: pem, key: pem },
      },
      {
        file: 'var/lib/kubelet/bootstrap-kubeconfig',
        server: 'https://prod-dns-1a2b3c4d.hcp.westeurope.azmk8s.io:443',
        ca: 'cluster',
        cluster: 'localcluster',
        context: 'bootstrap-context',
        user: 'kubelet-bootstrap',
        credential: { kind: 'exec', command: '/opt/azure/tlsbootstrap/tls-bootstrap-client', args: [] },
      },
    ],
  };
}

export function eksNode(node: string): TreePlan {
  return {
    authorities: {
      cluster: { subject: 'CN=kubernetes', days: 3650, files: ['etc/kubernetes/pki/ca.crt'], role: 'ca' },
    },
    leaves: [
      {
        file: 'var/lib/kubelet/pki/kubelet-server-current.pem',
        subject: `O=system:nodes, CN=system:node:${node}`,
        issuer: 'cluster',
        usage: 'server',
        days: 365,
        dns: [node],
        withKey: true,
        role: 'kubelet-server',
      },
    ],
    kubeconfigs: [
      {
        file: 'var/lib/kubelet/kubeconfig',
        server: 'https://0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com',
        ca: 'cluster',
        cluster: 'kubernetes',
        context: 'kubelet',
        user: 'kubelet',
        credential: { kind: 'exec', command: 'aws', args: ['eks', 'get-token', '--cluster-name', 'prod'] },
      },
    ],
  };
}

/** A person's kubeconfig. */
export function gkeClient(): TreePlan {
  const name = 'gke_my-project_europe-west3_prod';
  return {
    authorities: { cluster: { subject: 'CN=4f1d1c2e-8c7b-4d5e', days: 10_950, files: [], role: 'ca' } },
    leaves: [],
    kubeconfigs: [
      {
        file: '.kube/config',
        server: 'https://192.0.2.80',
        ca: 'cluster',
        cluster: name,
        context: name,
        user: name,
        credential: { kind: 'exec', command: 'gke-gcloud-auth-plugin', args: [] },
      },
    ],
  };
}

/** What minikube keeps for a person: kubeconfigs refer to these files. */
export function minikubeHost(): TreePlan {
  const profile = '.minikube/profiles/minikube';
  const both = { usage: 'server-and-client', days: 1095, serialNumber: '02' } as const;
  return {
    authorities: {
      cluster: {
        subject: 'CN=minikubeCA',
        days: 3650,
        files: ['.minikube/ca.crt'],
        keys: ['.minikube/ca.key'],
        role: 'ca',
        serialNumber: '01',
        extKeyUsage: ['serverAuth', 'clientAuth'],
      },
      aggregator: {
        subject: 'CN=proxyClientCA',
        days: 3650,
        files: ['.minikube/proxy-client-ca.crt'],
        keys: ['.minikube/proxy-client-ca.key'],
        role: 'front-proxy-ca',
        serialNumber: '01',
      },
    },
    leaves: [
      {
        file: `${profile}/client.crt`,
        subject: 'O=system:masters, CN=minikube-user',
        issuer: 'cluster',
        role: 'admin',
        ...both,
      },
      {
        file: `${profile}/apiserver.crt`,
        subject: 'O=system:masters, CN=minikube',
        issuer: 'cluster',
        role: 'apiserver',
        dns: ['minikubeCA', 'control-plane.minikube.internal', ...serviceNames, 'localhost'],
        ip: ['10.96.0.1', '127.0.0.1', '192.168.49.2'],
        ...both,
      },
      {
        file: `${profile}/proxy-client.crt`,
        subject: 'O=system:masters, CN=aggregator',
        issuer: 'aggregator',
        role: 'front-proxy-client',
        ...both,
      },
    ],
  };
}
