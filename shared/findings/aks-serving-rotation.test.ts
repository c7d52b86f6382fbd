import { expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import type { Inventory } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aNode } from '../testing/a-cluster-api.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { findingsOf } from './findings-of.ts';

const ofAks = { 'kubernetes.azure.com/cluster': 'MC_rg_aks_westeurope' };
const rotated = { ...ofAks, 'kubernetes.azure.com/kubelet-serving-ca': 'cluster' };

/** A node whose kubelet's folder was read over SSH, and holds this file. */
function besides(file: string, labels: Readonly<Record<string, string>>): Inventory {
  const place = 'ssh://aks-1';
  const certificate = aCertificate({ subject: 'system:node:aks-1' });
  const inventory = anInventory({
    place,
    files: { [`/var/lib/kubelet/pki/${file}`]: { certificates: [certificate] } },
  });
  const node = {
    hostname: 'aks-1',
    clockSkewMs: undefined,
    versions: [],
    commands: [],
    readBy: 'filter' as const,
  };
  return {
    ...inventory,
    places: [{ place, kind: 'ssh-node', node }],
    clusterObjects: [aNode('aks-1', { labels })],
  };
}

const told = (inventory: Inventory) =>
  findingsOf(assess(inventory, { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds }))
    .filter(({ id }) => id === 'NA-F33')
    .map(({ severity, params }) => [severity, params]);

it('a node that is labelled has to have the certificate that its kubelet rotates', () => {
  expect(told(besides('kubelet-client-current.pem', rotated))).toEqual([
    ['warning', { nodes: ['aks-1'], because: 'not-there' }],
  ]);
  expect(told(besides('kubelet-server-current.pem', rotated))).toEqual([]);
});

it('a node of AKS without the label is told of, and one of somebody’s own on Azure is not', () => {
  expect(told(besides('kubelet.crt', ofAks))).toEqual([['notice', { nodes: ['aks-1'], because: 'off' }]]);
  expect(
    told({ ...besides('kubelet.crt', {}), clusterObjects: [aNode('aks-1', { providerId: 'azure:///x' })] }),
  ).toEqual([]);
});
