import { expect, it } from 'vitest';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { emptyInventory } from '../../shared/pki/merge-inventories.ts';
import { aSecret, clusterFacts } from '../../shared/testing/a-cluster-api.ts';
import { withArrived } from './arrived-nodes.ts';

it('what a place held is there once, before and after it has arrived, and not at all when it was removed', () => {
  const facts = clusterFacts();
  const cluster: Inventory = {
    ...emptyInventory,
    places: [{ place: facts.place, kind: 'cluster' }],
    clusters: [facts],
    clusterObjects: [aSecret('www')],
    problems: [{ path: 'Secret demo/www', code: 'bad-pem', message: 'It is cut off.', place: facts.place }],
  };
  const counts = ({ clusters, clusterObjects, problems }: Inventory) =>
    [clusters, clusterObjects, problems].map(({ length }) => length);
  expect(counts(withArrived(cluster, emptyInventory, [facts.place]))).toEqual([1, 1, 1]);
  expect(counts(withArrived(cluster, cluster, [facts.place]))).toEqual([1, 1, 1]);
  expect(counts(withArrived(cluster, emptyInventory, []))).toEqual([0, 0, 0]);
});
