import { describe, expect, it } from 'vitest';
import type { ResourceCoverage } from '../cluster/cluster-facts.ts';
import { clusterRuleCases } from '../testing/cluster-rule-cases.ts';
import { built, judged } from '../testing/a-report.ts';

const forbidden: ResourceCoverage = {
  resource: 'secrets',
  path: '/api/v1/secrets',
  namespace: undefined,
  fieldSelector: 'type=kubernetes.io/tls',
  outcome: 'forbidden',
  objects: 0,
  gave: 0,
  isInconsistent: false,
  user: 'alice',
};

/** A cluster with a request that does not fit, whose Secrets nobody let us read. */
function limited() {
  const inventory = clusterRuleCases['NA-F30'][0]();
  return judged({
    ...inventory,
    problems: [],
    clusters: inventory.clusters.map((each) => ({ ...each, resources: [...each.resources, forbidden] })),
  });
}

describe.each(['html', 'markdown', 'text'] as const)('a report as %s', (format) => {
  // Lines are broken, and what could be Markdown is escaped.
  const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').replaceAll('\\', '');

  it('says what waits in a cluster, and what could not be read of it', () => {
    const text = plain(built(format, limited()));
    expect(text).toContain('1 signing request waits for a decision; of these csr-1 does not fit the node');
    expect(text).toContain('Forbidden for alice: secrets (type=kubernetes.io/tls).');
    expect(text).not.toContain('Everything could be read');
  });

  it('says so in Japanese', () => {
    const text = plain(built(format, limited(), { language: 'ja' }));
    expect(text).toContain('判断待ちの署名要求は 1 件です。うち csr-1 はノードと一致しません。');
    expect(text).toContain('alice の権限では読めなかったもの: secrets');
  });

  it('tells a webhook whose caBundle does not verify its service', () => {
    const text = plain(built(format, judged(clusterRuleCases['NA-C13'][0]())));
    expect(text).toContain('Cannot be verified by the API server: ValidatingWebhookConfiguration policy');
  });
});
