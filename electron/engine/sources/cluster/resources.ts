import { knownAuthorities } from '../../../../shared/cluster/known-stores.ts';
import { textIn } from '../kubeconfig/plain-value.ts';
import type { ObjectReader } from './object-reader.ts';
import {
  readApiService,
  readCustomResourceDefinition,
  readMutatingWebhooks,
  readValidatingWebhooks,
} from './read-ca-bundles.ts';
import { readCertManagerCertificate, readClusterIssuer, readIssuer } from './read-cert-manager.ts';
import { readNode } from './read-node.ts';
import { readSigningRequestObject } from './read-signing-request-object.ts';
import { readConfigMap, readSecret } from './read-stored-object.ts';
import { readTrustBundle } from './read-trust-bundle.ts';

/** One list of the API that is read. */
export interface Resource {
  /** As kubectl names it. */
  readonly resource: string;
  /** `/api/v1`, `/apis/…`: tried one after another until the cluster has one, newest first. */
  readonly groupVersions: readonly string[];
  /** The last part of the path. */
  readonly plural: string;
  readonly fieldSelector?: string;
  /** Can be asked for one namespace where the whole cluster is forbidden. */
  readonly isNamespaced: boolean;
  /** `namespace/name` of single objects worth asking for where lists are forbidden. */
  readonly wellKnown?: readonly (readonly [namespace: string, name: string])[];
  /** No list is asked for, only these objects, of which few clusters have any. */
  readonly byName?: readonly (readonly [namespace: string, name: string])[];
  /** Asked for only where a person wants all Secrets; `otherwise`: only where nobody does. */
  readonly allSecrets?: 'only' | 'otherwise';
  readonly read: ObjectReader;
}

const core = ['/api/v1'];
const admission = ['/apis/admissionregistration.k8s.io/v1'];
const certManager = ['/apis/cert-manager.io/v1'];
const tls = 'type=kubernetes.io/tls';

/** Everything a cluster's API knows about certificates, in the order it is told. */
export const resources: readonly Resource[] = [
  {
    resource: 'certificatesigningrequests.certificates.k8s.io',
    groupVersions: ['/apis/certificates.k8s.io/v1'],
    plural: 'certificatesigningrequests',
    isNamespaced: false,
    read: readSigningRequestObject,
  },
  {
    resource: 'secrets',
    groupVersions: core,
    plural: 'secrets',
    fieldSelector: tls,
    isNamespaced: true,
    read: readSecret,
  },
  {
    resource: 'secrets',
    groupVersions: core,
    plural: 'secrets',
    fieldSelector: tls.replace('=', '!='),
    isNamespaced: true,
    allSecrets: 'only',
    read: readSecret,
  },
  {
    resource: 'secrets',
    groupVersions: core,
    plural: 'secrets',
    isNamespaced: true,
    byName: knownAuthorities,
    allSecrets: 'otherwise',
    // The list of TLS Secrets has those already.
    read: async (item, sink) => textIn(item.object, 'type') !== 'kubernetes.io/tls' && (await readSecret(item, sink)),
  },
  {
    resource: 'configmaps',
    groupVersions: core,
    plural: 'configmaps',
    isNamespaced: true,
    wellKnown: [
      ['kube-system', 'extension-apiserver-authentication'],
      ['kube-public', 'cluster-info'],
      ['kube-system', 'kubeadm-config'],
    ],
    read: readConfigMap,
  },
  {
    resource: 'validatingwebhookconfigurations.admissionregistration.k8s.io',
    groupVersions: admission,
    plural: 'validatingwebhookconfigurations',
    isNamespaced: false,
    read: readValidatingWebhooks,
  },
  {
    resource: 'mutatingwebhookconfigurations.admissionregistration.k8s.io',
    groupVersions: admission,
    plural: 'mutatingwebhookconfigurations',
    isNamespaced: false,
    read: readMutatingWebhooks,
  },
  {
    resource: 'apiservices.apiregistration.k8s.io',
    groupVersions: ['/apis/apiregistration.k8s.io/v1'],
    plural: 'apiservices',
    isNamespaced: false,
    read: readApiService,
  },
  {
    resource: 'customresourcedefinitions.apiextensions.k8s.io',
    groupVersions: ['/apis/apiextensions.k8s.io/v1'],
    plural: 'customresourcedefinitions',
    isNamespaced: false,
    read: readCustomResourceDefinition,
  },
  {
    resource: 'clustertrustbundles.certificates.k8s.io',
    groupVersions: ['v1', 'v1beta1', 'v1alpha1'].map((version) => `/apis/certificates.k8s.io/${version}`),
    plural: 'clustertrustbundles',
    isNamespaced: false,
    read: readTrustBundle,
  },
  {
    resource: 'certificates.cert-manager.io',
    groupVersions: certManager,
    plural: 'certificates',
    isNamespaced: true,
    read: readCertManagerCertificate,
  },
  {
    resource: 'issuers.cert-manager.io',
    groupVersions: certManager,
    plural: 'issuers',
    isNamespaced: true,
    read: readIssuer,
  },
  {
    resource: 'clusterissuers.cert-manager.io',
    groupVersions: certManager,
    plural: 'clusterissuers',
    isNamespaced: false,
    read: readClusterIssuer,
  },
  { resource: 'nodes', groupVersions: core, plural: 'nodes', isNamespaced: false, read: readNode },
];
