import { describe, expect, it } from 'vitest';
import { assess } from '../../shared/pki/assess.ts';
import { defaultThresholds } from '../../shared/pki/status.ts';
import { aCertificate, at } from '../../shared/testing/a-certificate.ts';
import { anInventory, type InventoryDrawing } from '../../shared/testing/an-inventory.ts';
import { startI18n } from '../i18n/start-i18n.ts';
import { subjectLabel } from '../../shared/x509/name-label.ts';
import { countKinds } from './kind-counts.ts';
import { problemSentence } from './problem-sentence.ts';
import { placeLabel } from './place-label.ts';
import { recognisedText } from './recognised.ts';

const { t } = startI18n('en');
const judged = (files: InventoryDrawing['files'], place = '/etc/kubernetes') =>
  assess(anInventory({ place, files }), { at: at('2026-11-22T12:00:00Z'), thresholds: defaultThresholds });
const leaf = (subject: string) => ({ certificates: [aCertificate({ subject, issuer: 'kubernetes' })] });

const kubelet = (node: string) => ({ user: aCertificate({ subject: `system:node:${node}`, issuer: 'kubernetes' }) });

const named = (attributes: readonly [string, string][], dns: readonly string[] = []) =>
  subjectLabel({
    subject: {
      text: 'the whole name',
      comparable: '',
      attributes: attributes.map(([type, value]) => ({ oid: '', type, value })),
    },
    subjectAltName: { dns, ip: [], email: [], uri: [], other: [] },
  });

describe('counting', () => {
  const controlPlane = judged({
    '/etc/kubernetes/pki/ca.crt': { certificates: [aCertificate({ subject: 'kubernetes', isCa: true })] },
    '/etc/kubernetes/pki/apiserver.crt': leaf('kube-apiserver'),
    '/etc/kubernetes/pki/apiserver-kubelet-client.crt': leaf('kube-apiserver-kubelet-client'),
    '/etc/kubernetes/kubelet.conf': { user: aCertificate({ subject: 'system:node:cp-1', issuer: 'kubernetes' }) },
  });

  it('keeps CAs and what a kubelet renews itself apart from the certificates kubeadm lists, each once', () => {
    const counts = countKinds(controlPlane);
    expect(counts).toEqual({ certificates: 2, cas: 1, kubelet: 1, kubeconfigs: 1, requests: 0 });
    expect(counts.certificates + counts.cas + counts.kubelet).toBe(controlPlane.certificates.length);
  });

  it('says in one line what was recognised', () => {
    expect(recognisedText(t, 'en', controlPlane)).toBe(
      'kubeadm control plane: 2 certificates, 1 CA, 1 kubelet certificate, 1 kubeconfig',
    );
    expect(recognisedText(t, 'en', judged({ '/a.crt': leaf('someone') }))).toBe('Found 1 certificate');
    expect(recognisedText(t, 'en', judged({}))).toBe('Found no certificates');
    expect(recognisedText(t, 'en', controlPlane, ['/elsewhere'])).toBe('Found no certificates');
  });
});

describe('the node of a certificate', () => {
  const nodeOfFile = (files: InventoryDrawing['files']) => {
    const assessment = judged({ ...files, '/x/etc/kubernetes/pki/apiserver.crt': leaf('kube-apiserver') }, '/x');
    const apiserver = assessment.certificates.find(({ role }) => role === 'apiserver');
    return apiserver?.nodes[0];
  };

  it.each([
    ['kubelet.conf lies in the same tree', { '/x/etc/kubernetes/kubelet.conf': kubelet('cp-1') }, 'cp-1'],
    [
      'the kubelet keeps its own below the same root',
      { '/x/var/lib/kubelet/pki/kubelet-client-current.pem': leaf('system:node:cp-2') },
      'cp-2',
    ],
    ['a kubelet of another tree says nothing', { '/y/etc/kubernetes/kubelet.conf': kubelet('cp-3') }, undefined],
    [
      'a copy of a kubelet certificate somewhere says nothing',
      { '/x/backup.pem': leaf('system:node:cp-4') },
      undefined,
    ],
    [
      'two kubelets in one folder say nothing',
      { '/x/var/lib/kubelet/pki/a.pem': leaf('system:node:a'), '/x/var/lib/kubelet/pki/b.pem': leaf('system:node:b') },
      undefined,
    ],
    ['nothing is known', {}, undefined],
  ])('%s', (_when, files, node) => {
    expect(nodeOfFile(files)).toBe(node);
  });
});

it('a copy in a home folder is on the node whose kubelet.conf lies in etc/kubernetes below the same root', () => {
  const admin = aCertificate({ subject: 'kubernetes-admin', issuer: 'kubernetes' });
  const { bySha256 } = judged(
    { '/x/etc/kubernetes/kubelet.conf': kubelet('cp-1'), '/x/root/.kube/config': { user: admin } },
    '/x',
  );
  expect(bySha256.get(admin.sha256)?.nodes).toEqual(['cp-1']);
});

describe('what a certificate is called', () => {
  it.each([
    [
      'its CN',
      [
        ['O', 'org'],
        ['CN', 'name'],
      ],
      ['a.example'],
      'name',
    ],
    [
      'the most specific of several CNs',
      [
        ['CN', 'outer'],
        ['CN', 'inner'],
      ],
      [],
      'inner',
    ],
    ['its first SAN without a CN', [['O', 'org']], ['a.example'], 'a.example'],
    ['its organisation without either', [['O', 'org']], [], 'org'],
    ['the whole name as a last resort', [['C', 'JP']], [], 'the whole name'],
    ['with what would not be seen made visible', [['CN', 'a\u202eb']], [], 'a\\u{202e}b'],
  ] as const)('%s', (_by, attributes, dns, name) => {
    expect(named(attributes as never, dns)).toBe(name);
  });
});

it.each([
  ['a.crt is empty.', 'It is empty.'],
  ['Block 2 of a.crt has no END line.', 'Block 2 has no END line.'],
  ['Block 2 of a.crt.bak has no END line.', 'Block 2 of a.crt.bak has no END line.'],
  ['The key beside it is damaged.', 'The key beside it is damaged.'],
])('below its path, "%s" is said as "%s"', (message, sentence) => {
  expect(problemSentence({ path: 'a.crt', code: 'bad-pem', message })).toBe(sentence);
});

it.each([
  ['https://10.0.0.11:6443/?sni=kubernetes', '10.0.0.11:6443'],
  ['https://10.0.0.11:6443/?sni=kubernetes', '10.0.0.11:6443'],
  ['tls://[2001:db8::7]:2379', '[2001:db8::7]:2379'],
  ['sample:', 'Sample cluster'],
  ['upload:1', 'etc-kubernetes'],
  ['upload:2', 'Dropped files'],
  ['/root/.kube/config', '.kube/config'],
  ['C:\\kube\\pki\\', 'kube/pki'],
  ['/', '/'],
])('the place %s is called %s', (place, label) => {
  expect(placeLabel(t, place, new Map([['upload:1', 'etc-kubernetes']]))).toBe(label);
});
