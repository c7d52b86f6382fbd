import { asMap, textIn } from '../kubeconfig/plain-value.ts';
import { memberOf } from './api-item.ts';
import { baseOf, conditionsOf, mapsIn, numberIn, type ObjectReader } from './object-reader.ts';

/** @see kubernetes/api core/v1/types.go, Node */
export const readNode: ObjectReader = async (item, sink) => {
  const status = memberOf(item, 'status');
  const info = asMap(status?.['nodeInfo']);
  const ready = conditionsOf(status).find(({ type }) => type === 'Ready');
  sink.state.findings.clusterObjects.push({
    ...baseOf('Node', item, sink),
    kubeletVersion: textIn(info, 'kubeletVersion'),
    osImage: textIn(info, 'osImage'),
    providerId: textIn(memberOf(item, 'spec'), 'providerID'),
    labels: textsByName(asMap(item.metadata['labels']) ?? {}),
    addresses: mapsIn(status, 'addresses').map((address) => ({
      type: textIn(address, 'type') ?? '',
      address: textIn(address, 'address') ?? '',
    })),
    kubeletPort: numberIn(asMap(asMap(status?.['daemonEndpoints'])?.['kubeletEndpoint']), 'Port'),
    isReady: ready === undefined ? undefined : ready.status === 'True',
  });
  return true;
};

function textsByName(map: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
