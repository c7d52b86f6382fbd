import type { ClusterFacts } from '../cluster/cluster-facts.ts';
import type { ClusterObject } from '../cluster/cluster-object.ts';
import type { ObjectCondition } from '../cluster/object-base.ts';
import type { EpochMs } from '../x509/brand.ts';
import { isoInstant } from './iso-instant.ts';
import { requestContent } from './request-content.ts';

/** One cluster, as docs/inventory-v1.md tells. */
export function clusterOf(cluster: ClusterFacts) {
  const { place, kubeconfigs, verification, authentication, whoAmI, frontProxy } = cluster;
  return {
    place,
    kubeconfigs,
    context: cluster.context ?? null,
    cluster: cluster.cluster ?? null,
    user: cluster.user ?? null,
    namespace: cluster.namespace ?? null,
    server: cluster.server ?? null,
    tlsServerName: cluster.tlsServerName ?? null,
    proxy: cluster.proxy ?? null,
    verification,
    authentication,
    clientCertificate: cluster.clientCertificate ?? null,
    version: cluster.version ?? null,
    whoAmI:
      whoAmI === undefined
        ? null
        : {
            username: whoAmI.username,
            groups: whoAmI.groups,
            clientCertificate: whoAmI.clientCertificate ?? null,
          },
    frontProxy: frontProxy === undefined ? null : { allowedNames: frontProxy.allowedNames },
    resources: cluster.resources.map((resource) => ({
      resource: resource.resource,
      path: resource.path,
      namespace: resource.namespace ?? null,
      fieldSelector: resource.fieldSelector ?? null,
      outcome: resource.outcome,
      objects: resource.objects,
      gave: resource.gave,
      isInconsistent: resource.isInconsistent,
      user: resource.user ?? null,
    })),
    requests: cluster.requests,
  };
}

/** One object of a cluster; which fields it has besides the first six depends on its kind. */
export function clusterObjectOf(object: ClusterObject) {
  const { kind, namespace, name, place, path, createdAt } = object;
  return {
    kind,
    namespace: namespace ?? null,
    name,
    place,
    path,
    createdAt: instantOf(createdAt),
    ...ownFields(object),
  };
}

function ownFields(object: ClusterObject) {
  switch (object.kind) {
    case 'CertificateSigningRequest':
      return {
        signerName: object.signerName,
        username: object.username,
        groups: object.groups,
        usages: object.usages,
        expirationSeconds: object.expirationSeconds ?? null,
        state: object.state,
        conditions: object.conditions.map(conditionOf),
        request: object.request === undefined ? null : requestContent(object.request),
        certificates: object.certificates,
      };
    case 'Secret':
    case 'ConfigMap':
      return { type: object.type ?? null, fields: object.fields, certManager: nulled(object.certManager) };
    case 'ClusterTrustBundle':
      return { signerName: object.signerName ?? null, certificates: object.certificates };
    case 'ValidatingWebhookConfiguration':
    case 'MutatingWebhookConfiguration':
    case 'APIService':
    case 'CustomResourceDefinition':
      return {
        field: object.field,
        entryName: object.entryName ?? null,
        caBundle: object.caBundle,
        certificates: object.certificates,
        service: object.service ?? null,
        url: object.url ?? null,
        failurePolicy: object.failurePolicy ?? null,
        insecureSkipTlsVerify: object.insecureSkipTlsVerify,
        isAvailable: object.isAvailable ?? null,
        injectedFrom: nulled(object.injectedFrom),
      };
    case 'Certificate':
      return {
        secretName: object.secretName ?? null,
        issuer: object.issuer ?? null,
        commonName: object.commonName ?? null,
        dnsNames: object.dnsNames,
        isCa: object.isCa,
        duration: object.duration ?? null,
        renewBefore: object.renewBefore ?? null,
        rotationPolicy: object.rotationPolicy ?? null,
        notBefore: instantOf(object.notBefore),
        notAfter: instantOf(object.notAfter),
        renewalTime: instantOf(object.renewalTime),
        revision: object.revision ?? null,
        lastFailureTime: instantOf(object.lastFailureTime),
        failedIssuanceAttempts: object.failedIssuanceAttempts,
        conditions: object.conditions.map(conditionOf),
      };
    case 'Issuer':
    case 'ClusterIssuer':
      return {
        type: object.type ?? null,
        secretName: object.secretName ?? null,
        conditions: object.conditions.map(conditionOf),
      };
    case 'Node':
      return {
        kubeletVersion: object.kubeletVersion ?? null,
        osImage: object.osImage ?? null,
        providerId: object.providerId ?? null,
        labels: object.labels,
        addresses: object.addresses,
        kubeletPort: object.kubeletPort ?? null,
        isReady: object.isReady ?? null,
      };
  }
}

function conditionOf({ type, status, reason, message, at }: ObjectCondition) {
  return { type, status, reason: reason ?? null, message: message ?? null, at: instantOf(at) };
}

function instantOf(at: EpochMs | undefined): string | null {
  return at === undefined ? null : isoInstant(at);
}

/** A small flat record with `null` for what there is not. */
function nulled(flat: object | undefined): Record<string, unknown> | null {
  if (flat === undefined) return null;
  return Object.fromEntries(Object.entries(flat).map(([name, value]: [string, unknown]) => [name, value ?? null]));
}
