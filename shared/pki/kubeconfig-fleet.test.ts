import { describe, expect, it } from 'vitest';
import { findingsOf } from '../findings/findings-of.ts';
import { drawn, drawnCa, drawnLeaf, san, type Drawing, type Drawn } from '../testing/a-kubeadm-drawing.ts';
import { at } from '../testing/a-certificate.ts';
import { assess } from './assess.ts';
import type { Inventory } from './inventory.ts';
import { kubeconfigServers } from './kubeconfig-servers.ts';
import { kubeconfigUses } from './kubeconfig-fleet.ts';
import { defaultThresholds } from './status.ts';

const now = at('2026-06-01T00:00:00Z');
const ca = drawnCa('kubernetes');
const old = drawnCa('kubernetes', { label: 'the CA before' });
const client = (name: string, notAfter = '2027-01-01T00:00:00Z', issuer = ca): Drawn =>
  drawnLeaf(name, issuer, { notAfter, label: `${name} ${notAfter} ${issuer.certificate.sha256}` });

function linkOf({ certificate, issuer }: Drawn): Inventory['issuerLinks'] {
  return issuer === undefined
    ? []
    : [{ certificate: certificate.sha256, issuer: issuer.certificate.sha256, proof: 'signature' }];
}

function fleet(
  kubeconfigs: Readonly<Record<string, readonly [user: Drawn, authority: Drawn, server?: string]>>,
  others: Drawing['files'] = {},
): Inventory {
  const servers = Object.values(kubeconfigs).map(([, , server]) => server ?? 'https://api.example.com:6443');
  return drawn({
    files: {
      ...others,
      ...Object.fromEntries(
        Object.entries(kubeconfigs).map(([name, [user, authority]]) => [
          name,
          { user: user.certificate, ca: authority.certificate },
        ]),
      ),
    },
    change: (inventory) => ({
      issuerLinks: [...inventory.issuerLinks, ...Object.values(kubeconfigs).flatMap(([user]) => linkOf(user))],
      kubeconfigs: inventory.kubeconfigs.map((each, index) => ({
        ...each,
        clusters: each.clusters.map((cluster) => ({ ...cluster, server: servers[index] })),
      })),
    }),
  });
}

function verdictsIn(inventory: Inventory): Readonly<Record<string, readonly string[]>> {
  const assessment = assess(inventory, { at: now, thresholds: defaultThresholds });
  return Object.fromEntries(kubeconfigUses(assessment).map(({ kubeconfig, verdicts }) => [kubeconfig.path, verdicts]));
}

describe('kubeconfigs of many people', () => {
  it('are told one by one: ended, superseded, of another CA, sharing a key', () => {
    const shared = client('ci');
    const found = verdictsIn(
      fleet({
        '/k/anna': [client('anna'), ca],
        '/k/ended': [client('emil', '2026-01-01T00:00:00Z'), ca],
        '/k/soon': [client('sara', '2026-06-03T00:00:00Z'), ca],
        '/k/olga-old': [client('olga', '2026-12-01T00:00:00Z'), ca],
        '/k/olga-new': [client('olga', '2027-12-01T00:00:00Z'), ca],
        '/k/foreign': [client('fred', '2027-01-01T00:00:00Z', old), old],
        '/k/ci-1': [shared, ca],
        '/k/ci-2': [shared, ca],
      }),
    );
    expect(found).toEqual({
      '/k/anna': [],
      '/k/ended': ['expired'],
      '/k/soon': ['ends-soon'],
      '/k/olga-old': ['superseded'],
      '/k/olga-new': [],
      '/k/foreign': ['foreign-ca'],
      '/k/ci-1': ['shares-key'],
      '/k/ci-2': ['shares-key'],
    });
  });

  it('an administrator of one cluster is not replaced by the later one of another, though both lie in one folder', () => {
    const inventory = fleet({
      '/k/blue': [client('kubernetes-admin', '2026-01-01T00:00:00Z', ca), ca, 'https://blue.example.com'],
      '/k/green': [client('kubernetes-admin', '2030-01-01T00:00:00Z', old), old, 'https://green.example.com'],
    });
    expect(verdictsIn(inventory)).toEqual({ '/k/blue': ['expired'], '/k/green': [] });
    const { certificates } = assess(inventory, { at: now, thresholds: defaultThresholds });
    expect(certificates.filter(({ isReplaced }) => isReplaced)).toEqual([]);
  });

  it('the certificate of the server outvotes the most', () => {
    const apiserver = drawnLeaf('kube-apiserver', old, {
      ...san(['kubernetes.default.svc', 'api.example.com']),
      extKeyUsage: ['serverAuth'],
    });
    const inventory = fleet(
      {
        '/k/a': [client('a'), ca],
        '/k/b': [client('b'), ca],
        '/k/c': [client('c', '2027-01-01T00:00:00Z', old), old],
      },
      { '/srv/cluster/apiserver.crt': apiserver },
    );
    expect(verdictsIn(inventory)).toEqual({
      '/k/a': ['refuses-server', 'foreign-ca'],
      '/k/b': ['refuses-server', 'foreign-ca'],
      '/k/c': [],
    });
    const told = findingsOf(assess(inventory, { at: now, thresholds: defaultThresholds }));
    expect(told.map(({ id }) => id)).toContain('NA-C02');
  });

  it('as many of one CA as of the other are all told, and that nothing decides', () => {
    const inventory = fleet({ '/k/a': [client('a'), ca], '/k/b': [client('b', '2027-01-01T00:00:00Z', old), old] });
    expect(kubeconfigServers(inventory).map(({ toldBy, foreign }) => [toldBy, foreign.length])).toEqual([
      [undefined, 2],
    ]);
  });

  it('an address of this machine means another cluster on every machine', () => {
    const found = verdictsIn(
      fleet({
        '/k/a': [client('a'), ca, 'https://127.0.0.1:6443'],
        '/k/b': [client('b', '2027-01-01T00:00:00Z', old), old, 'https://127.0.0.1:6443'],
      }),
    );
    expect(found).toEqual({ '/k/a': [], '/k/b': [] });
  });

  it('what a node keeps for itself is nobody’s to carry about', () => {
    const inventory = fleet({
      '/etc/kubernetes/admin.conf': [client('kubernetes-admin'), ca],
      '/etc/kubernetes/controller-manager.conf': [client('system:kube-controller-manager'), ca],
      '/home/me/.kube/config': [client('kubernetes-admin'), ca],
    });
    const uses = kubeconfigUses(assess(inventory, { at: now, thresholds: defaultThresholds }));
    expect(uses.map(({ isOfNode, verdicts }) => [isOfNode, verdicts])).toEqual([
      [true, []],
      [true, []],
      [false, []],
    ]);
  });

  it('entries that no context uses are told too', () => {
    const inventory = fleet({ '/k/a': [client('a', '2026-01-01T00:00:00Z'), ca] });
    const without = { ...inventory, kubeconfigs: inventory.kubeconfigs.map((each) => ({ ...each, contexts: [] })) };
    const uses = kubeconfigUses(assess(without, { at: now, thresholds: defaultThresholds }));
    expect(uses.map(({ cluster, user, verdicts }) => [cluster?.name, user?.name, verdicts])).toEqual([
      ['cluster', undefined, []],
      [undefined, 'someone', ['expired']],
    ]);
  });
});

it('many trees whose API servers share an address tell each kubeconfig once', () => {
  const trees = Array.from({ length: 40 }, (_, index) => {
    const authority = drawnCa('kubernetes', { label: `CA ${index}` });
    return {
      [`/sites/${index}/etc/kubernetes/pki/ca.crt`]: authority,
      [`/sites/${index}/etc/kubernetes/pki/apiserver.crt`]: drawnLeaf('kube-apiserver', authority, {
        label: `apiserver ${index}`,
        ...san(['kubernetes'], ['192.0.2.1']),
      }),
      [`/sites/${index}/etc/kubernetes/admin.conf`]: {
        user: drawnLeaf('kubernetes-admin', authority, { label: `admin ${index}` }).certificate,
        ca: authority.certificate,
      },
    };
  });
  const inventory = drawn({
    files: {
      ...Object.assign({}, ...trees),
      '/home/me/stray': { user: client('me', '2027-01-01T00:00:00Z', old).certificate, ca: old.certificate },
    },
  });
  const told = findingsOf(assess(inventory, { at: now, thresholds: defaultThresholds })).filter(
    ({ id }) => id === 'NA-C03',
  );
  expect(told.map(({ places }) => places[0]?.path)).toEqual(['/home/me/stray']);
});
