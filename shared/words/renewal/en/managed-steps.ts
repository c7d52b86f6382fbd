import type { StepWords } from '../plan-words.ts';

const asStepWords = <Name extends string>(table: Readonly<Record<Name, StepWords>>): typeof table => table;

/** Clusters whose control plane a provider runs: never the files of a node, always the provider's command. */
export const managedStepsEn = asStepWords({
  'aks-check-ca': {
    title: 'See when the cluster CA ends',
    why: 'Clusters made before May 2019 have a CA of two years, later ones of 30. Only the CA is in the kubeconfig: what the API server shows has an end of its own.',
    expected: 'two dates in the future',
  },
  'aks-tls-bootstrap': {
    title: 'See whether the nodes have TLS bootstrapping',
    why: 'With it (and Kubernetes RBAC, clusters made or upgraded after March 2022) AKS renews everything but the CA by itself at about 80 percent of the lifetime, without downtime. The file is there where it is on; on Windows it is C:\\k\\bootstrap-config.',
    expected: 'the path; “No such file” means that it is off',
  },
  'aks-check-vmss': {
    title: 'See when the kubelet’s certificate ends on a scale set node',
    why: 'The date the node itself has, without a login.',
    expected: 'notAfter=…',
  },
  'aks-check-vmas': {
    title: 'See when the certificate ends on an availability set node',
    why: 'Older nodes keep the API server’s certificate in /etc/kubernetes/certs.',
    expected: 'notAfter=…',
  },
  'aks-kubelet-serving': {
    title: 'See which nodes rotate the kubelet’s serving certificate',
    why: 'On since Kubernetes 1.27 and a first upgrade: the label says cluster. Where it is off, nodes have a self-signed one of 20 years.',
    expected: 'cluster in the last column; no request Pending',
  },
  'aks-rotate': {
    title: 'Rotate all certificates of the cluster',
    why: 'Needed when the CA is near its end, or when auto-rotation is off. It makes new CAs and recreates nodes, scale sets and disks. If it fails, run it again.',
    expected: 'provisioningState Succeeded; Certificate Rotating meanwhile',
    stops: 'up to 30 minutes of downtime; pods are moved with their nodes',
  },
  'aks-credentials': {
    title: 'Fetch new credentials, everywhere',
    why: 'Every kubeconfig from before the rotation fails with “certificate signed by unknown authority”; CI and people need the new one.',
    expected: 'Merged … as current context',
  },
  'eks-kubeconfig': {
    title: 'Write the kubeconfig anew',
    why: 'It holds the cluster’s CA and no certificate of yours: the login is a token that aws makes each time.',
    expected: 'Updated context',
  },
  'eks-csr': {
    title: 'See that the kubelets’ serving certificates are issued',
    why: 'EKS approves them where the node’s identity is right. Approved without Issued points to that identity.',
    expected: 'Approved,Issued; requests vanish after an hour, so none proves nothing',
  },
  'eks-replace': {
    title: 'Replace nodes whose kubelet does not get a new certificate',
    why: 'AWS runs the control plane; there is no customer command for its CA, which typically lives ten years: check with AWS before its last year. A new node gets new certificates.',
    expected: 'the new nodes are Ready',
    stops: 'pods are moved from node to node',
  },
  'gke-check': {
    title: 'See when the cluster CA ends',
    why: 'CAs of 2019 and 2020 typically live five years. By Google’s notices it rotates by itself in the last 30 days as a last resort, which can interrupt clients that are not ready for it.',
    expected: 'notAfter=…',
  },
  'gke-start': {
    title: 'Start the rotation of credentials',
    why: 'A new CA and a new address come beside the old. Flags typically as here: check first with gcloud container clusters update --help.',
    expected: 'the update is done',
    stops: 'the API for some minutes, on zonal clusters',
  },
  'gke-nodes': {
    title: 'Have every node made anew',
    why: 'Nodes know the new CA when they are recreated; an upgrade to the version they have does that.',
    expected: 'every node Ready, none older than the rotation',
    stops: 'pods are moved from node to node',
  },
  'gke-credentials': {
    title: 'Fetch new credentials, everywhere',
    why: 'Kubeconfigs with the old CA stop working when the rotation is completed.',
    expected: 'kubeconfig entry generated',
  },
  'gke-complete': {
    title: 'Complete the rotation',
    why: 'Only when every client and every node uses the new CA: the old one is gone afterwards.',
    expected: 'the update is done',
    stops: 'every client that still has the old CA',
  },
});
