import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { objectsOfKind } from '../../shared/cluster/cluster-object.ts';
import type { Encoding, Inventory, Sighting } from '../../shared/pki/inventory.ts';
import { at } from '../../shared/testing/a-certificate.ts';
import { anApiServer, type TestApiServer } from '../../shared/testing/an-api-server.ts';
import { aClusterAccess } from '../../shared/testing/a-cluster-access.ts';
import {
  hasRecordedCluster,
  kubeconfigAt,
  recordedAnswers,
  recordedClientCertificate,
  recordedCluster,
  recordedKubeconfig,
  recordedText,
} from '../../shared/testing/recorded-cluster.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';
import type { ClusterAccess } from './sources/cluster/cluster-access.ts';

if (!hasRecordedCluster) {
  console.warn(`SKIPPED: what a real kube-apiserver answered, because ${recordedCluster} is not there.`);
}

interface Truth {
  readonly certificates: readonly TrueCertificate[];
  readonly broken: readonly { kind: string; namespace: string | null; name: string; key: string }[];
  readonly certificateSigningRequests: readonly {
    name: string;
    signerName: string;
    username: string;
    usages: readonly string[];
    subject: string;
    conditions: readonly string[];
    issued: boolean;
  }[];
}
interface TrueCertificate {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly key: string;
  readonly index: number;
  readonly encoding: string;
  readonly sha256: string;
}

/** The words of truth.json, as sightings have it. */
const encodings: Readonly<Record<string, Encoding | undefined>> = {
  pem: undefined,
  der: 'der',
  'pem in utf-16': 'utf-16',
  'pem with \\n escapes': 'escaped-pem',
  'pem indented in yaml': 'indented-pem',
  'base64 of pem': 'base64-pem',
  'helm release (base64+gzip+json)': 'helm-release',
  'jks (password changeit)': 'jks',
  'pkcs12 (password changeit)': 'pkcs12',
  'pkcs12 (empty password)': 'pkcs12',
};

let server: TestApiServer;
const place = (user: string): string => {
  const folder = tempFolder({ config: kubeconfigAt(user, server.port, server.certificateAuthority) });
  return `cluster:${join(folder, 'config')}`;
};

async function lookAs(user: string, rest: Partial<ClusterAccess> = {}): Promise<Inventory> {
  const cluster = aClusterAccess({ allSecrets: true, now: () => at('2026-11-23T00:00:00Z'), ...rest });
  return (await look([place(user)], { cluster })).inventory;
}

/** The ledger: resource, namespace where it was asked for one, outcome. */
function ledgerOf({ clusters }: Inventory): readonly string[] {
  return (clusters[0]?.resources ?? []).map(({ resource, namespace, outcome }) =>
    [resource, ...(namespace === undefined ? [] : [`in ${namespace}`]), outcome].join(' '),
  );
}

describe.skipIf(!hasRecordedCluster)('what a real kube-apiserver answered', () => {
  beforeAll(async () => {
    server = await anApiServer(recordedAnswers());
  });
  afterAll(() => server.close());

  describe('to its administrator', () => {
    let truth: Truth;
    let inventory: Inventory;
    let isRead = false;
    beforeEach(async () => {
      if (isRead) return;
      isRead = true;
      truth = JSON.parse(readFileSync(join(recordedCluster, 'truth.json'), 'utf8')) as Truth;
      inventory = await lookAs('admin');
    });

    it('gives every certificate that openssl finds, at the same place, in the same encoding, and no other', () => {
      const expected = truth.certificates.map(lineOfTruth);
      // An alias of a keystore is no part of where openssl says it is.
      const whose = ({ field, entryName, encoding }: Sighting): string =>
        entryName === undefined || encoding !== undefined ? `${field}` : `${field} (${entryName})`;
      const found = inventory.sightings
        .filter(({ medium }) => medium === 'cluster-object')
        .map((seen) => [seen.path, whose(seen), seen.encoding, seen.sha256].join(' '));
      expect(expected.length).toBeGreaterThan(1300);
      expect(found.toSorted()).toEqual(expected.toSorted());
    });

    it('tells every broken certificate, by its object and a code', () => {
      const told = new Map(inventory.problems.map(({ path, code }) => [path, code]));
      expect(truth.broken.map((each) => [pathOf(each), told.get(pathOf(each))])).toEqual([
        ['Secret demo/tls-broken-der', 'bad-der'],
        ['Secret demo/tls-broken-pem-cut', 'bad-pem'],
        ['Secret demo/tls-broken-second', 'bad-pem'],
        ['ConfigMap demo/broken-pem', 'bad-pem'],
      ]);
      expect(told.get('Secret demo/tls-empty-values')).toBe('bad-key');
      expect(told.get('Secret demo/tls-garbage')).toBe('bad-key');
    });

    it('tells the state of each of the 28 signing requests, who asked, and what it would hold', () => {
      const told = objectsOfKind(inventory.clusterObjects, 'CertificateSigningRequest');
      expect(told).toHaveLength(28);
      const byName = new Map(told.map((each) => [each.name, each]));
      for (const {
        name,
        signerName,
        username,
        usages,
        conditions,
        issued,
        subject,
      } of truth.certificateSigningRequests) {
        const request = byName.get(name);
        expect({ name, signerName, username, usages }).toEqual({
          name,
          signerName: request?.signerName,
          username: request?.username,
          usages: request?.usages,
        });
        expect(request?.conditions.map(({ type }) => type)).toEqual(conditions);
        const state = conditions.includes('Failed') ? 'failed' : conditions.includes('Denied') ? 'denied' : undefined;
        expect([name, request?.state]).toEqual([
          name,
          state ?? (issued ? 'issued' : conditions.includes('Approved') ? 'approved' : 'pending'),
        ]);
        const names = (text: string): readonly string[] => text.split(',').toSorted();
        expect(names(request?.request?.subject.text ?? '')).toEqual(names(subject));
        // One that holds something else than a certificate counts as issued to nobody.
        expect([name, (request?.certificates.length ?? 0) > 0]).toEqual([name, issued]);
      }
    });

    it('matches keys of Secrets by their public half, and keeps no private byte', () => {
      const keyOf = (path: string): string | undefined =>
        inventory.sightings.find((each) => each.path === path && each.position === 0 && each.field === 'tls.crt')?.key;
      expect(keyOf('Secret demo/tls-good-chain')).toBe('matches');
      expect(keyOf('Secret demo/tls-key-mismatch')).toBe('differs');
      const text = JSON.stringify(inventory);
      const data = JSON.parse(recordedText('secrets-tls-all.json')) as {
        items: readonly { data: Readonly<Record<string, string>> }[];
      };
      const bodies = data.items.flatMap((item) => {
        const pem = Buffer.from(item.data['tls.key'] ?? '', 'base64').toString();
        return pem.includes('PRIVATE KEY') ? [pem.split('\n')[1] ?? ''] : [];
      });
      expect(bodies.length).toBeGreaterThan(20);
      expect(bodies.filter((body) => body.length > 20 && text.includes(body))).toEqual([]);
    });

    it('knows webhooks and what they call, trust bundles, nodes, and cert-manager', () => {
      const [several] = objectsOfKind(inventory.clusterObjects, 'ValidatingWebhookConfiguration').filter(
        ({ entryName }) => entryName === 'wrong.example.test',
      );
      expect(several).toMatchObject({
        path: 'ValidatingWebhookConfiguration several',
        field: 'webhooks[1].clientConfig.caBundle',
        caBundle: 'read',
        service: { namespace: 'demo' },
      });
      expect(several?.certificates).toHaveLength(1);
      const aks = objectsOfKind(inventory.clusterObjects, 'Node').filter(
        ({ labels }) => labels['kubernetes.azure.com/kubelet-serving-ca'] === 'cluster',
      );
      expect(aks.map(({ name }) => name)).toEqual(['aks-nodepool1-12345678-vmss000000']);
      const failing = objectsOfKind(inventory.clusterObjects, 'Certificate').find(({ name }) => name === 'failing');
      expect(failing).toMatchObject({
        failedIssuanceAttempts: 7,
        renewalTime: at('2026-10-21T23:39:55Z'),
        secretName: 'missing-secret',
      });
      expect(objectsOfKind(inventory.clusterObjects, 'ClusterTrustBundle').map(({ name }) => name)).toContain(
        'example.test:custom:roots',
      );
      expect(inventory.kubeadmConfigs.map(({ path, certSANs }) => ({ path, certSANs }))).toEqual([
        { path: 'ConfigMap kube-system/kubeadm-config', certSANs: ['localhost', '127.0.0.1'] },
      ]);
    });

    it('says who it took us for, and by which certificate', () => {
      expect(inventory.clusters[0]).toMatchObject({
        version: 'v1.35.0-alpha.0',
        verification: 'certificate-authority',
        whoAmI: { username: 'kubernetes-admin', clientCertificate: recordedClientCertificate('admin') },
        clientCertificate: recordedClientCertificate('admin'),
        frontProxy: { allowedNames: ['front-proxy-client'] },
      });
      expect(ledgerOf(inventory)).toContain('clusterissuers.cert-manager.io absent');
    });
  });

  it('gives the same page by page, with the real continue tokens', async () => {
    // The sizes that were recorded; a list of another size comes from where it was recorded whole.
    const sightings = async (pageSize: number): Promise<readonly string[]> => {
      const { sightings: all } = await lookAs('admin', { pageSize, allSecrets: false });
      return all.map(({ path, field, sha256 }) => [path, field, sha256].join(' ')).toSorted();
    };
    const before = server.requests.length;
    const whole = await sightings(500);
    const paged = await sightings(10);
    expect(new Set(server.requests.slice(before).map(({ path }) => path)).size).toBeGreaterThan(15);
    const tls = (all: readonly string[]): readonly string[] => all.filter((line) => line.startsWith('Secret'));
    expect(tls(paged)).toEqual(tls(whole));
    expect(tls(paged).length).toBeGreaterThan(40);
  });

  it('goes on with the token of a real 410, has each object once, and says that lists changed meanwhile', async () => {
    const before = server.requests.length;
    const inventory = await lookAs('admin', { pageSize: 3 });
    const ofOld = server.requests.slice(before).filter(({ path }) => path.includes('continue='));
    // Of requests and of ConfigMaps: the token that is too old, the one it is answered with, and the next.
    expect(ofOld).toHaveLength(6);
    const changed = inventory.clusters[0]?.resources.filter(({ isInconsistent }) => isInconsistent);
    expect(changed?.map(({ resource, outcome, objects }) => [resource, outcome, objects])).toEqual([
      ['certificatesigningrequests.certificates.k8s.io', 'read', 28],
      ['configmaps', 'read', 19],
    ]);
    const paths = inventory.clusterObjects
      .filter(({ kind }) => kind === 'CertificateSigningRequest')
      .map(({ path }) => path);
    expect([paths.length, new Set(paths).size]).toEqual([28, 28]);
  });

  it.each([
    ['expired', /expired at 20\d\d-.*renew it/u],
    ['notyet', /is not valid before 20\d\d-/u],
    ['wrong-ca-client', /none of the cluster's in this kubeconfig/u],
    ['serverauth-only', /not meant for clients/u],
  ])('says of the bare 401 that the certificate of %s gets what is wrong with it', async (user, why) => {
    const folder = tempFolder({
      config: kubeconfigAt(user, server.port, server.certificateAuthority + recordedAuthority()),
    });
    const now = () => at('2026-11-23T00:00:00Z');
    const { inventory } = await look([`cluster:${join(folder, 'config')}`], { cluster: aClusterAccess({ now }) });
    expect(inventory.problems.map(({ code }) => code)).toEqual(['cluster-client-certificate']);
    expect(inventory.problems[0]?.message).toMatch(why);
    expect(inventory.clusters[0]?.resources).toEqual([]);
  });

  it('tells the limited user what is forbidden, and reads the namespace that is named', async () => {
    const inventory = await lookAs('limited', { allSecrets: false, namespaces: ['team-a'] });
    expect(inventory.problems).toEqual([]);
    expect(inventory.clusters[0]?.whoAmI?.username).toBe('alice');
    expect(ledgerOf(inventory)).toEqual(
      expect.arrayContaining([
        'certificatesigningrequests.certificates.k8s.io forbidden',
        'secrets forbidden',
        'secrets in default forbidden',
        'secrets in team-a read',
        'nodes forbidden',
      ]),
    );
    expect(inventory.clusters[0]?.resources.find(({ outcome }) => outcome === 'forbidden')?.user).toBe('alice');
    expect(inventory.clusterObjects.map(({ namespace }) => namespace)).toContain('team-a');
    expect(new Set(inventory.clusterObjects.map(({ namespace }) => namespace))).toEqual(new Set(['team-a']));
  });

  it('a user without any rights sees who it is and an empty cluster, and no failure', async () => {
    const inventory = await lookAs('norights');
    expect(inventory.problems).toEqual([]);
    expect(inventory.clusters[0]?.whoAmI?.username).toBe('nobody');
    expect(new Set(ledgerOf(inventory).map((line) => line.split(' ').at(-1)))).toEqual(new Set(['forbidden']));
  });

  it('a viewer reads ConfigMaps and is told what else there would be', async () => {
    const inventory = await lookAs('viewer');
    expect(ledgerOf(inventory)).toEqual(expect.arrayContaining(['configmaps read', 'secrets forbidden']));
    expect(inventory.clusterObjects.map(({ kind }) => kind)).toContain('ConfigMap');
  });

  it('never sends anything but GET and the one question who we are', () => {
    const sent = new Set(server.requests.map(({ method, path }) => (method === 'GET' ? method : `${method} ${path}`)));
    expect(sent).toEqual(new Set(['GET', 'POST /apis/authentication.k8s.io/v1/selfsubjectreviews']));
    const review = JSON.stringify({ apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' });
    const bodies = new Set(server.requests.map(({ method, body }) => `${method} ${body}`));
    expect(bodies).toEqual(new Set(['GET ', `POST ${review}`]));
    expect(server.mostAtOnce()).toBeLessThanOrEqual(5);
  });
});

function recordedAuthority(): string {
  const [, base64 = ''] = /certificate-authority-data: (\S+)/u.exec(recordedKubeconfig('admin')) ?? [];
  return Buffer.from(base64, 'base64').toString();
}

function pathOf({ kind, namespace, name }: Pick<TrueCertificate, 'kind' | 'namespace' | 'name'>): string {
  return namespace === null ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

function lineOfTruth(truth: TrueCertificate): string {
  return [pathOf(truth), truth.key, encodings[truth.encoding], truth.sha256].join(' ');
}
