import type { CaBundleObject, CaInjection, ServiceReference } from '../../../../shared/cluster/ca-bundle-object.ts';
import { asMap, textIn, type PlainMap } from '../kubeconfig/plain-value.ts';
import { memberOf, type ApiItem } from './api-item.ts';
import { judgeBase64 } from './judge-value.ts';
import {
  annotationOf,
  baseOf,
  conditionsOf,
  mapsIn,
  numberIn,
  type ClusterSink,
  type ObjectReader,
} from './object-reader.ts';

/** @see kubernetes/api admissionregistration/v1/types.go */
export const readValidatingWebhooks: ObjectReader = (item, sink) =>
  readWebhooks('ValidatingWebhookConfiguration', item, sink);

export const readMutatingWebhooks: ObjectReader = (item, sink) =>
  readWebhooks('MutatingWebhookConfiguration', item, sink);

async function readWebhooks(
  kind: 'ValidatingWebhookConfiguration' | 'MutatingWebhookConfiguration',
  item: ApiItem,
  sink: ClusterSink,
): Promise<boolean> {
  const webhooks = mapsIn(item.object, 'webhooks');
  for (const [index, webhook] of webhooks.entries()) {
    const told = webhook['failurePolicy'];
    await addCaller(kind, item, sink, {
      field: `webhooks[${index}].clientConfig.caBundle`,
      entryName: textIn(webhook, 'name'),
      client: asMap(webhook['clientConfig']),
      failurePolicy: told === 'Fail' || told === 'Ignore' ? told : undefined,
    });
  }
  return webhooks.length > 0;
}

/** Local ones, which the API server answers itself, have no service and nothing to verify. @see kubernetes/kube-aggregator pkg/apis/apiregistration/v1/types.go */
export const readApiService: ObjectReader = async (item, sink) => {
  const spec = memberOf(item, 'spec');
  if (asMap(spec?.['service']) === undefined) return false;
  const available = conditionsOf(memberOf(item, 'status')).find(({ type }) => type === 'Available');
  await addCaller('APIService', item, sink, {
    field: 'spec.caBundle',
    client: spec,
    insecureSkipTlsVerify: spec?.['insecureSkipTLSVerify'] === true,
    isAvailable: available === undefined ? undefined : available.status === 'True',
  });
  return true;
};

/** @see kubernetes/apiextensions-apiserver pkg/apis/apiextensions/v1/types.go */
export const readCustomResourceDefinition: ObjectReader = async (item, sink) => {
  const spec = memberOf(item, 'spec');
  const client = asMap(asMap(asMap(spec?.['conversion'])?.['webhook'])?.['clientConfig']);
  if (client === undefined) return false;
  await addCaller('CustomResourceDefinition', item, sink, {
    field: 'spec.conversion.webhook.clientConfig.caBundle',
    client,
  });
  return true;
};

interface Caller extends Partial<
  Pick<CaBundleObject, 'entryName' | 'failurePolicy' | 'insecureSkipTlsVerify' | 'isAvailable'>
> {
  readonly field: string;
  readonly client: PlainMap | undefined;
}

async function addCaller(
  kind: CaBundleObject['kind'],
  item: ApiItem,
  sink: ClusterSink,
  caller: Caller,
): Promise<void> {
  const { field, client, entryName } = caller;
  const base = baseOf(kind, item, sink);
  const bundle = textIn(client, 'caBundle');
  const judged =
    bundle === undefined ? undefined : await judgeBase64(bundle, { path: base.path, field, entryName }, sink);
  const certificates = judged ?? [];
  sink.state.findings.clusterObjects.push({
    ...base,
    field,
    entryName,
    caBundle: bundle === undefined ? 'absent' : certificates.length === 0 ? 'unreadable' : 'read',
    certificates,
    service: serviceOf(client),
    url: textIn(client, 'url'),
    failurePolicy: caller.failurePolicy,
    insecureSkipTlsVerify: caller.insecureSkipTlsVerify ?? false,
    isAvailable: caller.isAvailable,
    injectedFrom: injectionOf(item),
  });
}

function serviceOf(client: PlainMap | undefined): ServiceReference | undefined {
  const service = asMap(client?.['service']);
  const namespace = textIn(service, 'namespace');
  const name = textIn(service, 'name');
  if (namespace === undefined || name === undefined) return undefined;
  return { namespace, name, port: numberIn(service, 'port') ?? 443 };
}

/** @see cert-manager/cert-manager pkg/apis/certmanager/v1/types.go */
function injectionOf(item: ApiItem): CaInjection | undefined {
  const certificate = annotationOf(item, 'cert-manager.io/inject-ca-from');
  if (certificate !== undefined) return { by: 'certificate', source: certificate };
  const secret = annotationOf(item, 'cert-manager.io/inject-ca-from-secret');
  if (secret !== undefined) return { by: 'secret', source: secret };
  const ofApiserver = annotationOf(item, 'cert-manager.io/inject-apiserver-ca') === 'true';
  return ofApiserver ? { by: 'apiserver-ca', source: undefined } : undefined;
}
