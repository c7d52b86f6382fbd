import type { IssuerReference } from '../../../../shared/cluster/cert-manager-object.ts';
import { asMap, textIn, textsIn, type PlainMap } from '../kubeconfig/plain-value.ts';
import { memberOf, type ApiItem } from './api-item.ts';
import { baseOf, conditionsOf, instantIn, numberIn, type ClusterSink, type ObjectReader } from './object-reader.ts';

/** @see cert-manager/cert-manager pkg/apis/certmanager/v1/types_certificate.go */
export const readCertManagerCertificate: ObjectReader = async (item, sink) => {
  const spec = memberOf(item, 'spec');
  const status = memberOf(item, 'status');
  sink.state.findings.clusterObjects.push({
    ...baseOf('Certificate', item, sink),
    secretName: textIn(spec, 'secretName'),
    issuer: issuerOf(asMap(spec?.['issuerRef'])),
    commonName: textIn(spec, 'commonName'),
    dnsNames: textsIn(spec, 'dnsNames'),
    isCa: spec?.['isCA'] === true,
    duration: textIn(spec, 'duration'),
    renewBefore: textIn(spec, 'renewBefore'),
    rotationPolicy: textIn(asMap(spec?.['privateKey']), 'rotationPolicy'),
    notBefore: instantIn(status, 'notBefore'),
    notAfter: instantIn(status, 'notAfter'),
    renewalTime: instantIn(status, 'renewalTime'),
    revision: numberIn(status, 'revision'),
    lastFailureTime: instantIn(status, 'lastFailureTime'),
    failedIssuanceAttempts: numberIn(status, 'failedIssuanceAttempts') ?? 0,
    conditions: conditionsOf(status),
  });
  return true;
};

function issuerOf(reference: PlainMap | undefined): IssuerReference | undefined {
  const name = textIn(reference, 'name');
  if (name === undefined) return undefined;
  return {
    kind: textIn(reference, 'kind') ?? 'Issuer',
    name,
    group: textIn(reference, 'group') ?? 'cert-manager.io',
  };
}

/** @see cert-manager/cert-manager pkg/apis/certmanager/v1/types_issuer.go */
export const readIssuer: ObjectReader = async (item, sink) => addIssuer('Issuer', item, sink);

export const readClusterIssuer: ObjectReader = async (item, sink) => addIssuer('ClusterIssuer', item, sink);

const issuerTypes = ['ca', 'acme', 'selfSigned', 'vault', 'venafi'] as const;

function addIssuer(kind: 'Issuer' | 'ClusterIssuer', item: ApiItem, sink: ClusterSink): true {
  const spec = memberOf(item, 'spec');
  sink.state.findings.clusterObjects.push({
    ...baseOf(kind, item, sink),
    type: issuerTypes.find((type) => asMap(spec?.[type]) !== undefined),
    secretName: textIn(asMap(spec?.['ca']), 'secretName'),
    conditions: conditionsOf(memberOf(item, 'status')),
  });
  return true;
}
