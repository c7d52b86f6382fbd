import { describe, expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import type { Inventory } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { at } from '../testing/a-certificate.ts';
import { clusterRuleCases } from '../testing/cluster-rule-cases.ts';
import { clusterSummaries } from './cluster-summary.ts';

const now = at('2026-06-01T00:00:00Z');
const summaryOf = (inventory: Inventory) =>
  clusterSummaries(assess(inventory, { at: now, thresholds: defaultThresholds }))[0]!;

describe('what the API of a cluster holds, in short', () => {
  it('tells for a waiting request how long it waits and whether it fits', () => {
    const [row] = summaryOf(clusterRuleCases['NA-F30'][0]()).requests;
    expect(row).toMatchObject({ ageMs: 15 * 60_000, fit: { node: 'cp-1', misfits: ['names'] } });
    expect(summaryOf(clusterRuleCases['NA-F13'][0]()).requests[0]?.fit).toBeUndefined();
  });

  it('holds each bundle to the Secret of its service', () => {
    const verdicts = ([finds, leaves]: (typeof clusterRuleCases)['NA-C13']) =>
      [finds(), leaves()].map((inventory) => summaryOf(inventory).calls[0]?.verdict.kind);
    expect(verdicts(clusterRuleCases['NA-C13'])).toEqual(['refuses', 'verifies']);
    expect(verdicts(clusterRuleCases['NA-C20'])).toEqual(['useless', 'unknown']);
    expect(summaryOf(clusterRuleCases['NA-F32'][0]()).calls[0]?.verdict.kind).toBe('not-verified');
  });

  it('counts what each namespace holds, the one that ends first in front', () => {
    const inventory = clusterRuleCases['NA-F19'][0]();
    const { namespaces } = summaryOf({
      ...inventory,
      clusterObjects: inventory.sightings
        .filter(({ position }) => position === 0)
        .map(({ path, place }) => ({
          kind: 'ConfigMap' as const,
          namespace: /^ConfigMap ([^/]+)/u.exec(path)?.[1],
          name: 'kube-root-ca.crt',
          path,
          place,
          createdAt: undefined,
          type: undefined,
          fields: ['ca.crt'],
          certManager: undefined,
        })),
    });
    expect(
      namespaces.map(({ namespace, objects, certificates, worst }) => [namespace, objects, certificates, worst]),
    ).toEqual([
      ['demo', 1, 2, 'expired'],
      ['kube-system', 1, 2, 'expired'],
      ['web', 1, 2, 'expired'],
    ]);
  });

  it('is nothing where no cluster was asked', () => {
    expect(
      clusterSummaries(
        assess({ ...clusterRuleCases['NA-F12'][0](), clusters: [] }, { at: now, thresholds: defaultThresholds }),
      ),
    ).toEqual([]);
  });
});
