import { expect, it } from 'vitest';
import { look } from '../../electron/engine/look.ts';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { at } from '../testing/a-certificate.ts';
import { kubeadmNodeCopy, kubeadmTreeFolder } from '../testing/kubeadm-corpora.ts';
import { findingsOf } from './findings-of.ts';

/** Shortly after the trees were made. */
const made = '2026-11-23T00:00:00Z';

/** What kubeadm itself leaves behind on a first control plane until its kubelet has a certificate of its own. */
const embedded = 'NA-F06 notice';

const cases: readonly {
  readonly tree: string;
  readonly iso?: string;
  readonly findings: readonly string[];
}[] = [
  { tree: 'default-rsa', findings: [embedded] },
  { tree: 'default-rsa', iso: '2027-11-10T00:00:00Z', findings: ['NA-T02 warning', embedded] },
  { tree: 'default-rsa', iso: '2028-01-01T00:00:00Z', findings: ['NA-T01 critical', embedded] },
  { tree: 'default-rsa', iso: '2036-06-01T00:00:00Z', findings: ['NA-T01 critical', 'NA-T03 warning', embedded] },
  { tree: 'ecdsa-p256-sans', findings: [embedded] },
  { tree: 'renewed-apiserver', findings: [embedded] },
  { tree: 'short-240h-720h', findings: [embedded] },
  { tree: 'long-validity', findings: ['NA-T13 notice', embedded] },
  // A certificate that cannot be read is a problem of the look, not a finding.
  { tree: 'corrupt-cert', findings: [embedded] },
  { tree: 'missing-cert', findings: ['NA-F08 warning', embedded] },
  { tree: 'external-etcd', findings: [embedded] },
  { tree: 'external-ca', findings: ['NA-C15 notice', embedded] },
  // Requests beside their keys: nothing is missing that is not being waited for.
  { tree: 'generate-csr', findings: [] },
  { tree: 'worker-node', findings: [embedded] },
  { tree: 'kubelet-rotated', findings: [] },
  // A rotation on its way: the kubeconfigs do not know the second CA yet.
  { tree: 'ca-bundle-old-first', findings: ['NA-C03 warning', 'NA-C08 notice', embedded] },
  { tree: 'mixed-validity', findings: ['NA-T01 critical', 'NA-T02 warning', embedded] },
  // All of it by one cause, told once.
  { tree: 'expired-all', findings: ['NA-T14 critical', embedded] },
];

const missing = cases.filter(({ tree }) => kubeadmTreeFolder(tree) === undefined).map(({ tree }) => tree);
if (missing.length > 0)
  console.warn(`SKIPPED: findings of the kubeadm trees ${missing.join(', ')}, which are not here.`);

it.each(cases.filter(({ tree }) => !missing.includes(tree)))(
  'of the kubeadm tree $tree at $iso exactly this is told',
  async ({ tree, iso = made, findings }) => {
    const root = kubeadmNodeCopy(kubeadmTreeFolder(tree) ?? '');
    const { inventory } = await look([root], {});
    const told = findingsOf(assess(inventory, { at: at(iso), thresholds: defaultThresholds }));
    // Who may read a key is as the copy was made, not as kubeadm makes it.
    const ofTree = told.filter(({ id }) => id !== 'NA-K07');
    expect(ofTree.map(({ id, severity }) => `${id} ${severity}`)).toEqual(findings);
  },
);
