import { expect, it } from 'vitest';
import { assess } from '../../../shared/pki/assess.ts';
import { statuses } from '../../../shared/pki/assessment.ts';
import { defaultThresholds } from '../../../shared/pki/status.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { look } from '../look.ts';
import { sampleCluster } from './sample-cluster.ts';

const at = Date.parse('2026-11-23T10:20:30.456Z') as EpochMs;

it('has every state in it, seen by the same look and judged by the same rules as a real node', async () => {
  const { inventory, derOf } = await look(['sample:'], { sampleAt: at });
  const { certificates, counts, bySha256 } = assess(inventory, { at, thresholds: defaultThresholds });

  for (const status of statuses) expect(counts[status]).toBeGreaterThan(0);
  const keys = new Set(inventory.sightings.map(({ key }) => key));
  for (const key of ['matches', 'differs', 'absent', 'encrypted'] as const) expect(keys).toContain(key);

  const named = (path: string) =>
    certificates.filter(({ sightings }) => sightings.some((sighting) => sighting.path === path));
  const nodeFile = (node: string, file: string) => named(`${node}/etc/kubernetes/${file}`);

  // A leaf that outlives its CA.
  const [etcdServer] = nodeFile('cp-1', 'pki/etcd/server.crt');
  expect(bySha256.get(etcdServer!.limitedBy!)?.role).toBe('etcd-ca');
  // Signed by another CA of the same name.
  const [stranger] = nodeFile('cp-2', 'pki/apiserver-kubelet-client.crt');
  expect(new Set(stranger!.issuers.map(({ proof }) => proof))).toEqual(new Set(['signature-mismatch']));
  // Two CAs of one name and two keys in one bundle; the new one also signed by the old one.
  const pair = nodeFile('cp-3', 'pki/ca.crt').map(({ certificate }) => certificate);
  expect(new Set(pair.map(({ subject }) => subject.text))).toEqual(new Set(['CN=kubernetes']));
  expect(new Set(pair.map(({ spkiSha256 }) => spkiSha256)).size).toBe(2);
  const [crossSigned] = nodeFile('cp-3', 'pki/ca-cross-signed.crt');
  expect(pair.map(({ spkiSha256 }) => spkiSha256)).toContain(crossSigned!.certificate.spkiSha256);
  expect(crossSigned!.isSelfSigned).toBe(false);
  // A CA whose key is kept elsewhere.
  expect(nodeFile('cp-1', 'pki/front-proxy-ca.crt')[0]!.isExternalCa).toBe(true);
  expect(nodeFile('cp-1', 'pki/etcd/ca.crt')[0]!.isExternalCa).toBe(false);
  // A CA in its last year.
  const [frontProxyCa] = nodeFile('cp-1', 'pki/front-proxy-ca.crt');
  expect(frontProxyCa!.status).toBe('soon');
  // A kubelet past 90 % of its certificate's life without a successor; its link and its kubeconfig lead to the same file.
  const [overdue, ...otherOverdue] = certificates.filter(({ isOverdue }) => isOverdue);
  expect(otherOverdue).toEqual([]);
  expect(overdue).toMatchObject({ role: 'kubelet-client', nodes: ['cp-2'] });
  const dated = overdue!.sightings[0]!.path;
  expect(dated).toMatch(/^cp-2\/var\/lib\/kubelet\/pki\/kubelet-client-2025-12-18-.*\.pem$/u);
  expect(overdue!.sightings.map(({ path, file }) => [path, file?.symlinkTarget])).toEqual([
    [dated, undefined],
    ['cp-2/var/lib/kubelet/pki/kubelet-client-current.pem', dated.slice('cp-2'.length)],
    ['cp-2/etc/kubernetes/kubelet.conf', dated.slice('cp-2'.length)],
  ]);
  // The one before it, left beside its successor.
  const [replaced, ...otherReplaced] = certificates.filter(({ isReplaced }) => isReplaced);
  expect(otherReplaced).toEqual([]);
  expect(replaced).toMatchObject({ status: 'expired', role: 'kubelet-client', nodes: ['worker-1'] });
  // kubelet.conf with a certificate of its own, beside the file that rotates.
  const [embedded] = nodeFile('cp-1', 'kubelet.conf').filter(({ role }) => role === 'kubelet-client');
  expect(embedded).toMatchObject({ status: 'soon', renewal: undefined, isReplaced: false });
  // Copied from admin.conf and forgotten.
  const [stale] = named('cp-1/root/.kube/config').filter(({ role }) => role === 'admin.conf');
  expect(stale).toMatchObject({ status: 'expired', nodes: ['cp-1'], isReplaced: false });
  // Each file has the rights it would have on a node.
  const modes = inventory.sightings.map(({ path, file }) => [path.split('/').at(-1), file?.mode]);
  expect(modes).toContainEqual(['apiserver.crt', 0o644]);
  expect(modes).toContainEqual(['admin.conf', 0o600]);

  // A certificate without an end.
  const [endless] = nodeFile('cp-1', 'pki/image-policy-webhook/ca.crt');
  expect(new Date(endless!.certificate.notAfter!).toISOString()).toBe('9999-12-31T23:59:59.000Z');

  // One whose dates were swapped when it was made.
  const [reversed] = nodeFile('cp-1', 'pki/image-policy-webhook/server.crt');
  expect(certificates.filter(({ status }) => status === 'unknown')).toEqual([reversed]);
  expect(reversed).toMatchObject({ role: 'server', sightings: [{ key: 'matches' }] });

  expect(inventory.requests.map(({ path }) => path)).toEqual(['cp-2/etc/kubernetes/pki/csr/apiserver.csr']);
  const credentials = inventory.kubeconfigs.flatMap(({ users }) => users.flatMap((user) => user.credentials));
  expect(new Set(credentials)).toEqual(new Set(['client-certificate', 'token', 'exec']));
  // One broken file is all there is to complain about.
  expect(inventory.problems.map(({ path, code }) => [path, code])).toEqual([
    ['cp-3/etc/kubernetes/pki/apiserver-etcd-client.crt', 'bad-pem'],
  ]);
  for (const { certificate } of certificates) {
    const defects = certificate === reversed!.certificate ? ['validity-reversed'] : [];
    expect(certificate.defects.map(({ code }) => code)).toEqual(defects);
    expect(derOf(certificate.sha256)).toBeDefined();
  }
});

it('has the same files each time, new keys each time, and dates that follow the instant', async () => {
  const [first, second, later] = await Promise.all([
    sampleCluster(at),
    sampleCluster(at),
    look(['sample:'], { sampleAt: (at + 1e10) as EpochMs }),
  ]);
  expect(second.map(({ path }) => path)).toEqual(first.map(({ path }) => path));
  const text = (files: typeof first, path: string) => Buffer.from(files.find((file) => file.path === path)!.bytes);
  const key = 'cp-1/etc/kubernetes/pki/ca.key';
  expect(text(second, key).equals(text(first, key))).toBe(false);
  const judgedLater = assess(later.inventory, { at: (at + 1e10) as EpochMs, thresholds: defaultThresholds });
  expect(judgedLater.counts['not-yet-valid']).toBe(1);
  expect(judgedLater.counts.expired).toBe(3);
  expect(judgedLater.counts.unknown).toBe(1);
});
