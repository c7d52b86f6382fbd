// Only rules.test.ts imports it: for each rule about a cluster's API what it must find, and the nearest thing it must not.
import type { CertManagerCertificate } from '../cluster/cert-manager-object.ts';
import type { ClusterFacts } from '../cluster/cluster-facts.ts';
import type { ClusterObject } from '../cluster/cluster-object.ts';
import type { SigningRequestObject } from '../cluster/signing-request-object.ts';
import type { Inventory } from '../pki/inventory.ts';
import {
  aCertManagerCertificate,
  aNode,
  aSigningRequest,
  aWebhook,
  clusterFacts,
  clusterPlaceText,
} from './a-cluster-api.ts';
import { at } from './a-certificate.ts';
import { drawn, drawnCa, drawnLeaf, nameOf, san, type Drawing, type Drawn } from './a-kubeadm-drawing.ts';
import type { ClusterRuleId } from '../words/findings/words-of.ts';

const ca = drawnCa('cluster-ca');
const otherCa = drawnCa('cluster-ca', { label: 'another cluster-ca' });
const expiredCa = drawnCa('old-ca', { notAfter: '2026-01-01T00:00:00Z', label: 'old-ca' });
const service = { ...san(['admission.demo.svc', 'admission.demo.svc.cluster.local']), extKeyUsage: ['serverAuth'] };
const served = drawnLeaf('admission', ca, { ...service, label: 'admission' });
const rootCa = 'ConfigMap demo/kube-root-ca.crt';
const otherRootCa = 'ConfigMap kube-system/kube-root-ca.crt';
const thirdRootCa = 'ConfigMap web/kube-root-ca.crt';
const authentication = 'ConfigMap kube-system/extension-apiserver-authentication';
const secret = 'Secret demo/admission-tls';
const ofAks = { 'kubernetes.azure.com/cluster': 'MC_rg_aks_westeurope' };

/** Objects by their path, what they hold in one field each; files beside them by theirs. */
function inCluster(
  stored: Readonly<Record<string, { readonly field: string; readonly holds: Drawn | readonly Drawn[] }>>,
  objects: readonly ClusterObject[],
  {
    files = {},
    facts = {},
    change = () => ({}),
  }: { files?: Drawing['files']; facts?: Partial<ClusterFacts>; change?: Drawing['change'] } = {},
): Inventory {
  const held = Object.fromEntries(Object.entries(stored).map(([path, { holds }]) => [path, holds]));
  return drawn({
    files: { ...files, ...held },
    change: (inventory) => {
      const inventoryOfCluster = {
        ...inventory,
        places: [...inventory.places, { place: clusterPlaceText, kind: 'cluster' as const }],
        sightings: inventory.sightings.map((each) => {
          const field = stored[each.path]?.field;
          return field === undefined
            ? each
            : { ...each, place: clusterPlaceText, medium: 'cluster-object' as const, field };
        }),
        clusters: [clusterFacts(facts)],
        clusterObjects: objects,
      };
      return { ...inventoryOfCluster, ...change(inventoryOfCluster) };
    },
  });
}

const nodesRead: Partial<ClusterFacts> = {
  resources: [
    {
      resource: 'nodes',
      path: '/api/v1/nodes',
      namespace: undefined,
      fieldSelector: undefined,
      outcome: 'read',
      objects: 1,
      gave: 1,
      isInconsistent: false,
      user: undefined,
    },
  ],
};
const early = { createdAt: at('2026-05-31T23:45:00Z') };
const late = { createdAt: at('2026-05-31T23:55:00Z') };

function kubeletRequest(names: readonly string[], rest: Partial<SigningRequestObject> = {}): SigningRequestObject {
  const request = {
    ...aSigningRequest('csr-1').request!,
    subject: nameOf('system:node:cp-1', 'system:nodes'),
    ...san([], names),
  };
  return aSigningRequest('csr-1', { request, ...early, ...rest });
}
const waiting = (request: SigningRequestObject): Inventory =>
  inCluster({}, [request, aNode('cp-1')], { facts: nodesRead });
const webhook = (bundle: Drawn, rest: Parameters<typeof aWebhook>[1] = {}): Inventory =>
  inCluster({ [secret]: { field: 'tls.crt', holds: served }, Bundle: { field: 'caBundle', holds: bundle } }, [
    aWebhook('policy', { certificates: [bundle.certificate.sha256], ...rest }),
  ]);
const rootCas = (...copies: readonly (Drawn | readonly Drawn[])[]): Inventory =>
  inCluster(
    Object.fromEntries(
      [rootCa, otherRootCa, thirdRootCa].map((path, index) => [
        path,
        { field: 'ca.crt', holds: copies[index] ?? copies[0] ?? ca },
      ]),
    ),
    [],
  );
const certificate = (rest: Partial<CertManagerCertificate>): Inventory =>
  inCluster({}, [aCertManagerCertificate('www', { notAfter: at('2026-07-01T00:00:00Z'), ...rest })]);
const controlPlane: Drawing['files'] = {
  '/etc/kubernetes/pki/ca.crt': ca,
  '/etc/kubernetes/pki/apiserver.crt': drawnLeaf('kube-apiserver', ca, { label: 'cluster apiserver' }),
};
const askedBy = (trusted: Drawn, server: string): Inventory =>
  inCluster({ [rootCa]: { field: 'ca.crt', holds: [ca, otherCa] } }, [], {
    files: { '/home/me/.kube/config': { user: undefined, ca: trusted.certificate } },
    change: ({ kubeconfigs }) => ({
      kubeconfigs: kubeconfigs.map((each) => ({
        ...each,
        clusters: each.clusters.map((cluster) => ({ ...cluster, server })),
      })),
    }),
  });

export const clusterRuleCases: {
  readonly [Id in ClusterRuleId]: readonly [finds: () => Inventory, leavesAlone: () => Inventory];
} = {
  'NA-F12': [() => waiting(kubeletRequest(['192.0.2.1'])), () => waiting(kubeletRequest(['192.0.2.1'], late))],
  'NA-F13': [
    () => waiting(kubeletRequest(['192.0.2.1'], { state: 'approved' })),
    () => waiting(kubeletRequest(['192.0.2.1'], { state: 'issued' })),
  ],
  'NA-F30': [() => waiting(kubeletRequest(['192.0.2.9'])), () => waiting(kubeletRequest(['192.0.2.1']))],
  'NA-F31': [
    () => waiting(kubeletRequest([], { state: 'failed' })),
    () => waiting(kubeletRequest([], { state: 'denied' })),
  ],
  'NA-C13': [() => webhook(otherCa), () => webhook(ca)],
  'NA-C20': [() => webhook(expiredCa), () => webhook(ca, { caBundle: 'absent', certificates: [] })],
  'NA-F32': [
    () => inCluster({}, [aWebhook('metrics', { kind: 'APIService', insecureSkipTlsVerify: true })]),
    () => inCluster({}, [aWebhook('metrics', { kind: 'APIService', certificates: [ca.certificate.sha256] })]),
  ],
  'NA-F19': [() => rootCas([ca, expiredCa]), () => rootCas([ca, otherCa])],
  'NA-C22': [() => rootCas(ca, ca, [ca, otherCa]), () => rootCas([ca, otherCa], [otherCa, ca])],
  'NA-C21': [() => askedBy(ca, 'https://192.0.2.1:6443'), () => askedBy(ca, 'https://another.example:6443')],
  'NA-C23': [
    () =>
      inCluster({ [authentication]: { field: 'client-ca-file', holds: [ca, otherCa] } }, [], { files: controlPlane }),
    () => inCluster({ [authentication]: { field: 'client-ca-file', holds: otherCa } }, [], { files: controlPlane }),
  ],
  'NA-T08': [
    () => certificate({ renewalTime: at('2026-05-31T20:00:00Z') }),
    () => certificate({ renewalTime: at('2026-05-31T23:30:00Z') }),
  ],
  'NA-F33': [
    () => inCluster({}, [aNode('aks-1', { labels: ofAks })]),
    () =>
      inCluster({}, [aNode('aks-1', { labels: { ...ofAks, 'kubernetes.azure.com/kubelet-serving-ca': 'cluster' } })]),
  ],
};
