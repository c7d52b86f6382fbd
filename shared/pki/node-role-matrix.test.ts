import { describe, expect, it } from 'vitest';
import type { Role } from '../kubernetes/role.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory, type DrawnFile, type InventoryDrawing } from '../testing/an-inventory.ts';
import type { Certificate } from '../x509/certificate.ts';
import { assess } from './assess.ts';
import { mergeInventories } from './merge-inventories.ts';
import { nodeRoleMatrix, type MatrixRow } from './node-role-matrix.ts';
import { defaultThresholds } from './status.ts';

const caOf = (cluster: string) =>
  aCertificate({ subject: 'kubernetes', label: `${cluster} ca`, isCa: true, notAfter: '2036-01-01T00:00:00Z' });

interface NodeWish {
  readonly notAfter?: string;
  readonly ca?: Certificate;
  readonly without?: readonly string[];
  readonly files?: Readonly<Record<string, DrawnFile>>;
}

/** The files of one control plane, and who issued what in them. */
function aNode(node: string, ca: Certificate, wish: NodeWish = {}): Pick<InventoryDrawing, 'files' | 'links'> {
  const { notAfter = '2027-01-01T00:00:00Z', without = [], ca: issuer = ca } = wish;
  const leaf = (subject: string) =>
    aCertificate({ subject, issuer: 'kubernetes', label: `${subject} of ${node} by ${ca.sha256}`, notAfter });
  const apiserver = leaf('kube-apiserver');
  const scheduler = leaf('system:kube-scheduler');
  const kubelet = leaf(`system:node:${node}`);
  const files: Record<string, DrawnFile> = {
    [`${node}/etc/kubernetes/pki/ca.crt`]: { certificates: [issuer] },
    [`${node}/etc/kubernetes/pki/apiserver.crt`]: { certificates: [apiserver] },
    [`${node}/etc/kubernetes/scheduler.conf`]: { user: scheduler, ca: issuer },
    [`${node}/etc/kubernetes/kubelet.conf`]: { user: kubelet, ca: issuer },
    ...wish.files,
  };
  for (const name of without) delete files[`${node}/etc/kubernetes/${name}`];
  return { files, links: [apiserver, scheduler, kubelet].map((each) => [each, issuer] as const) };
}

function matrixOf(...drawings: readonly Omit<InventoryDrawing, 'place'>[]) {
  const inventory = anInventory({
    place: 'sample:',
    files: Object.assign({}, ...drawings.map(({ files }) => files)) as InventoryDrawing['files'],
    links: drawings.flatMap(({ links = [] }) => links),
  });
  return nodeRoleMatrix(assess(inventory, { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds }));
}

const oddOf = (rows: readonly MatrixRow[]) =>
  rows.flatMap(({ node, cells }) => cells.flatMap(({ role, odd }) => odd.map((why) => `${node} ${role} ${why}`)));
const cellOf = (rows: readonly MatrixRow[], node: string, role: Role) =>
  rows.find((row) => row.node === node)?.cells.find((cell) => cell.role === role);

describe('the matrix of nodes and roles', () => {
  const ca = caOf('prod');

  it('has a row a node and a column a role, and says nothing where all nodes are alike', () => {
    const { roles, rows } = matrixOf(aNode('cp-2', ca), aNode('cp-1', ca), aNode('cp-10', ca));
    expect(roles).toEqual(['ca', 'apiserver', 'scheduler.conf', 'kubelet-client']);
    expect(rows.map(({ node, kind }) => `${node} ${kind}`)).toEqual([
      'cp-1 control-plane',
      'cp-2 control-plane',
      'cp-10 control-plane',
    ]);
    expect(rows.every(({ cells }) => cells.every(({ shown }) => shown !== undefined))).toBe(true);
    expect(oddOf(rows)).toEqual([]);
  });

  it('marks the node whose certificates end another day, and not the two that end with each other', () => {
    const late = aNode('cp-3', ca, { notAfter: '2027-04-01T00:00:00Z' });
    const { rows } = matrixOf(aNode('cp-1', ca), aNode('cp-2', ca, { notAfter: '2027-01-01T20:00:00Z' }), late);
    expect(oddOf(rows)).toEqual([
      'cp-3 apiserver another-end',
      'cp-3 scheduler.conf another-end',
      'cp-3 kubelet-client another-end',
    ]);
  });

  it.each([
    ['two nodes disagree', ['cp-1'], ['cp-2']],
    ['four nodes are of two minds', ['cp-1', 'cp-2'], ['cp-3', 'cp-4']],
  ])('calls nobody odd where %s, since nobody knows who is right', (_when, early, late) => {
    const { rows } = matrixOf(
      ...early.map((node) => aNode(node, ca)),
      ...late.map((node) => aNode(node, ca, { notAfter: '2027-04-01T00:00:00Z' })),
    );
    expect(oddOf(rows)).toEqual([]);
  });

  it('marks a certificate signed by another key than the others, and a CA that has another one beside it', () => {
    const next = caOf('next');
    const { rows } = matrixOf(
      aNode('cp-1', ca),
      aNode('cp-2', ca),
      aNode('cp-3', ca, {
        ca: next,
        files: { 'cp-3/etc/kubernetes/pki/ca.crt': { certificates: [ca, next] } },
      }),
    );
    expect(oddOf(rows)).toEqual([
      'cp-3 ca another-ca',
      'cp-3 apiserver another-ca',
      'cp-3 scheduler.conf another-ca',
      'cp-3 kubelet-client another-ca',
    ]);
    expect(cellOf(rows, 'cp-3', 'ca')?.others).toHaveLength(1);
  });

  it('tells what is missing from what is there and cannot be read, and expects super-admin.conf of nobody', () => {
    const superAdmin = aCertificate({ subject: 'kubernetes-super-admin', issuer: 'kubernetes' });
    const firstNode = (node: string) => ({ [`${node}/etc/kubernetes/super-admin.conf`]: { user: superAdmin } });
    const { rows } = matrixOf(
      aNode('cp-1', ca, { files: firstNode('cp-1') }),
      aNode('cp-2', ca, { files: firstNode('cp-2'), without: ['scheduler.conf'] }),
      aNode('cp-3', ca, { files: { 'cp-3/etc/kubernetes/pki/apiserver.crt': { problem: 'bad-pem' } } }),
    );
    expect(oddOf(rows)).toEqual(['cp-2 scheduler.conf missing', 'cp-3 apiserver not-read']);
  });

  it('asks nothing of a worker that only control planes have', () => {
    const worker = aNode('worker-1', ca, { without: ['pki/apiserver.crt', 'scheduler.conf'] });
    const { rows } = matrixOf(aNode('cp-1', ca), aNode('cp-2', ca), worker);
    expect(rows.at(-1)).toMatchObject({ node: 'worker-1', kind: 'worker' });
    expect(oddOf(rows)).toEqual([]);
  });

  it('keeps two clusters apart, even with nodes of the same name', () => {
    const inside = (folder: string, { files, links = [] }: Pick<InventoryDrawing, 'files' | 'links'>) => ({
      files: Object.fromEntries(Object.entries(files).map(([path, file]) => [`${folder}/${path}`, file])),
      links,
    });
    const other = caOf('staging');
    const staging = (node: string) => inside('staging', aNode(node, other, { notAfter: '2028-01-01T00:00:00Z' }));
    const { rows } = matrixOf(
      ...['cp-1', 'cp-2', 'cp-3'].map((node) => inside('prod', aNode(node, ca))),
      ...['cp-1', 'cp-2'].map(staging),
    );
    expect(rows.map(({ node, cluster }) => `${cluster} ${node}`)).toEqual([
      '0 cp-1',
      '0 cp-2',
      '0 cp-3',
      '1 cp-1',
      '1 cp-2',
    ]);
    expect(oddOf(rows)).toEqual([]);
  });

  it('shows what counts of several: not what was replaced, and of the rest what ends first', () => {
    const client = (label: string, notBefore: string, notAfter: string) =>
      aCertificate({ subject: 'system:node:w', issuer: 'kubernetes', label, notBefore, notAfter });
    const old = client('old', '2025-05-01T00:00:00Z', '2026-05-01T00:00:00Z');
    const current = client('current', '2026-04-01T00:00:00Z', '2027-04-01T00:00:00Z');
    const { rows } = matrixOf({
      files: {
        'w/var/lib/kubelet/pki/kubelet-client-2025-05-01-00-00-00.pem': { certificates: [old] },
        'w/var/lib/kubelet/pki/kubelet-client-current.pem': { certificates: [current] },
      },
    });
    const cell = cellOf(rows, 'w', 'kubelet-client');
    expect(cell?.shown?.certificate).toBe(current);
    expect(cell?.others.map(({ certificate }) => certificate)).toEqual([old]);
  });

  it('leaves out copies that are nobody’s own: a CA in a kubeconfig, admin.conf in a home folder', () => {
    const admin = aCertificate({ subject: 'kubernetes-admin', issuer: 'kubernetes' });
    const copy = { user: admin, ca: caOf('staging') };
    const { roles, rows } = matrixOf(aNode('cp-1', ca), { files: { 'cp-1/root/.kube/config': copy } });
    expect(roles).not.toContain('admin.conf');
    expect(cellOf(rows, 'cp-1', 'ca')?.others).toEqual([]);
  });

  it('has a row a place where no kubelet says which node it is', () => {
    const tree = (place: string) =>
      anInventory({
        place,
        files: {
          [`${place}/pki/ca.crt`]: { certificates: [ca] },
          [`${place}/pki/apiserver.crt`]: { certificates: [aCertificate({ subject: 'kube-apiserver', label: place })] },
        },
      });
    const merged = mergeInventories([tree('/backup/a'), tree('/backup/b')]);
    const { rows } = nodeRoleMatrix(assess(merged, { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds }));
    expect(rows.map(({ node, place }) => [node, place])).toEqual([
      [undefined, '/backup/a'],
      [undefined, '/backup/b'],
    ]);
  });
});
