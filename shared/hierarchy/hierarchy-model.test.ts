import { describe, expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import type { Inventory, IssuerProof } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aPki } from '../testing/a-pki.ts';
import type { EpochMs } from '../x509/brand.ts';
import { buildHierarchy, inTreeOrder, type Hierarchy } from './hierarchy-model.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;
const hierarchyOf = (inventory: Inventory) => buildHierarchy(assess(inventory, { at, thresholds: defaultThresholds }));
const counted = (hierarchy: Hierarchy) =>
  [...hierarchy.nodes.values()].flatMap(({ certificates }) =>
    certificates.map(({ certificate }) => certificate.sha256),
  );
const nodeNamed = (hierarchy: Hierarchy, commonName: string) => {
  const found = inTreeOrder(hierarchy).filter(({ name }) => name.text === `CN=${commonName}`);
  expect(found, commonName).toHaveLength(1);
  return found[0]!;
};

/** Two clusters that both call their CA `kubernetes`, one of them with a rotated CA; an orphan; a name that only matches. */
function twoClusters() {
  const pki = aPki();
  const blue = pki.add('blue ca', { subject: 'kubernetes', isCa: true, notBefore: '2020-01-01T00:00:00Z' });
  const green = pki.add('green ca', { subject: 'kubernetes', isCa: true, notBefore: '2024-01-01T00:00:00Z' });
  const etcd = pki.add('etcd ca', { subject: 'etcd-ca', isCa: true });
  for (const ca of [blue, green, etcd]) pki.link(ca, ca);
  pki.link(blue, green, 'signature-mismatch');
  pki.link(green, blue, 'signature-mismatch');
  for (const [label, issuer, wrong] of [
    ['blue', blue, green],
    ['green', green, blue],
  ] as const) {
    const leaf = pki.add(`${label} apiserver`, { subject: `${label}-apiserver`, issuer: 'kubernetes' });
    pki.link(leaf, issuer);
    pki.link(leaf, wrong, 'signature-mismatch');
  }
  const stranger = pki.add('stranger', {
    subject: 'stranger',
    issuer: 'kubernetes',
    authorityKeyIdentifier: 'aa',
    notAfter: '2026-05-01T00:00:00Z',
  });
  pki.link(stranger, blue, 'signature-mismatch');
  pki.link(stranger, green, 'signature-mismatch');
  const peer = pki.add('peer', { subject: 'peer', issuer: 'etcd-ca' });
  pki.link(peer, etcd, 'name-only');
  return pki;
}

interface Side {
  readonly proof?: IssuerProof;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly isRooted?: boolean;
}

describe('the hierarchy', () => {
  it('has every certificate exactly once', () => {
    const inventory = twoClusters().inventory();
    const hierarchy = hierarchyOf(inventory);
    expect(counted(hierarchy).toSorted()).toEqual(inventory.certificates.map(({ sha256 }) => sha256).toSorted());
    const reached = inTreeOrder(hierarchy).reduce((sum, node) => sum + node.certificates.length, 0);
    expect(reached).toBe(inventory.certificates.length);
    const below = hierarchy.roots.map((id) => hierarchy.nodes.get(id)!);
    expect(below.reduce((sum, node) => sum + node.certificatesBelow + node.certificates.length, 0)).toBe(reached);
  });

  it('is the same whatever order the look found things in', () => {
    const pki = twoClusters();
    const one = hierarchyOf(pki.inventory());
    const other = hierarchyOf(pki.inventory((all) => all.toReversed()));
    expect(inTreeOrder(other)).toEqual(inTreeOrder(one));
  });

  it('keeps two CAs of one name apart, next to each other, the older first', () => {
    const hierarchy = hierarchyOf(twoClusters().inventory());
    const roots = hierarchy.roots.map((id) => hierarchy.nodes.get(id)!);
    expect(roots.map(({ kind, name, isTwin }) => [kind, name.text, isTwin])).toEqual([
      ['ca', 'CN=kubernetes', true],
      ['ca', 'CN=kubernetes', true],
      ['hole', 'CN=kubernetes', true],
      ['ca', 'CN=etcd-ca', false],
    ]);
    const children = roots.map((root) => root.children.map((id) => hierarchy.nodes.get(id)!.name.text));
    expect(children).toEqual([['CN=blue-apiserver'], ['CN=green-apiserver'], ['CN=stranger'], ['CN=peer']]);
  });

  it('never puts a certificate under a CA that did not sign it, and says which CAs of that name did not', () => {
    const hierarchy = hierarchyOf(twoClusters().inventory());
    const stranger = nodeNamed(hierarchy, 'stranger');
    expect(stranger.parent?.parent).toBe('hole:aa:cn=kubernetes');
    expect(stranger.contradicted.map(({ proof }) => proof)).toEqual(['signature-mismatch', 'signature-mismatch']);
    expect(nodeNamed(hierarchy, 'blue-apiserver').contradicted).toEqual([]);
    expect(nodeNamed(hierarchy, 'peer').parent?.proof).toBe('name-only');
  });

  it('tells holes apart by name and key identifier', () => {
    const pki = aPki();
    const lost = (label: string, authorityKeyIdentifier?: string) =>
      pki.add(label, {
        subject: label,
        issuer: 'kubernetes',
        ...(authorityKeyIdentifier === undefined ? {} : { authorityKeyIdentifier }),
      });
    lost('one', 'aa');
    lost('two', 'aa');
    lost('three', 'bb');
    lost('four');
    const hierarchy = hierarchyOf(pki.inventory());
    expect(hierarchy.roots.map((id) => [id, hierarchy.nodes.get(id)!.children.length])).toEqual([
      ['hole::cn=kubernetes', 1],
      ['hole:aa:cn=kubernetes', 2],
      ['hole:bb:cn=kubernetes', 1],
    ]);
  });

  it('colours a CA by the worst below it', () => {
    const pki = aPki();
    const root = pki.add('root', { subject: 'root', isCa: true, notAfter: '2036-01-01T00:00:00Z' });
    const middle = pki.add('middle', {
      subject: 'middle',
      issuer: 'root',
      isCa: true,
      notAfter: '2030-01-01T00:00:00Z',
    });
    const fine = pki.add('fine', { subject: 'fine', issuer: 'middle' });
    const dead = pki.add('dead', { subject: 'dead', issuer: 'middle', notAfter: '2026-05-31T00:00:00Z' });
    pki.link(root, root);
    pki.link(middle, root);
    pki.link(fine, middle);
    pki.link(dead, middle);
    const top = nodeNamed(hierarchyOf(pki.inventory()), 'root');
    expect([top.ownStatus, top.worstStatus, top.certificatesBelow]).toEqual(['ok', 'expired', 3]);
  });

  it('makes one CA of several certificates with one name and key, and shows the second parent as a reference', () => {
    const pki = aPki();
    const own = pki.add('ours', { subject: 'ours', key: 'ours', isCa: true });
    const other = pki.add('theirs', { subject: 'theirs', isCa: true });
    const crossed = pki.add('ours by theirs', { subject: 'ours', key: 'ours', issuer: 'theirs', isCa: true });
    const leaf = pki.add('leaf', { subject: 'leaf', issuer: 'ours' });
    pki.link(own, own);
    pki.link(other, other);
    pki.link(crossed, other);
    pki.link(leaf, own);
    pki.link(leaf, crossed);
    const hierarchy = hierarchyOf(pki.inventory());
    const node = nodeNamed(hierarchy, 'ours');
    expect(node.certificates).toHaveLength(2);
    expect(node.parent).toBeUndefined();
    expect(node.otherParents).toEqual([{ parent: nodeNamed(hierarchy, 'theirs').id, proof: 'signature' }]);
    expect(nodeNamed(hierarchy, 'leaf').otherParents).toEqual([]);
  });

  it.each([
    ['a checked signature before a key identifier', { proof: 'key-identifier', notAfter: '2029-01-01T00:00:00Z' }, {}],
    ['a key identifier before a name', { proof: 'name-only' }, { proof: 'key-identifier' }],
    ['what is valid before what is not', { notBefore: '2026-07-01T00:00:00Z', notAfter: '2029-01-01T00:00:00Z' }, {}],
    ['what reaches a self-signed root', { isRooted: false, notAfter: '2028-01-01T00:00:00Z' }, {}],
    ['what lasts longer', {}, { notAfter: '2027-06-01T00:00:00Z' }],
  ] as const)('puts a CA with two parents under the better one: %s', (_rule, worse, better) => {
    // Fingerprints differ from round to round, so that none of this can come right by their order.
    for (let round = 0; round < 8; round += 1) {
      const pki = aPki();
      for (const [name, side] of Object.entries<Side>({ worse, better })) {
        const { isRooted = true, proof, ...dates } = side;
        const issuer = isRooted ? {} : { issuer: 'lost' };
        const above = pki.add(`${round} ${name}`, {
          subject: name,
          isCa: true,
          notAfter: '2036-01-01T00:00:00Z',
          ...issuer,
        });
        if (isRooted) pki.link(above, above);
        const signed = { subject: 'shared', key: 'shared', issuer: name, isCa: true, ...dates };
        pki.link(pki.add(`${round} by ${name}`, signed), above, proof);
      }
      const hierarchy = hierarchyOf(pki.inventory());
      const shared = nodeNamed(hierarchy, 'shared');
      expect(shared.parent?.parent).toBe(nodeNamed(hierarchy, 'better').id);
      expect(shared.otherParents.map(({ parent }) => parent)).toEqual([nodeNamed(hierarchy, 'worse').id]);
    }
  });

  it('moves a cross-signed CA under the other when its own self-signed certificate has ended', () => {
    const pki = aPki();
    const own = pki.add('ours', { subject: 'ours', key: 'ours', isCa: true, notAfter: '2026-05-01T00:00:00Z' });
    const other = pki.add('theirs', { subject: 'theirs', isCa: true });
    const crossed = pki.add('ours by theirs', { subject: 'ours', key: 'ours', issuer: 'theirs', isCa: true });
    pki.link(own, own);
    pki.link(other, other);
    pki.link(crossed, other);
    const hierarchy = hierarchyOf(pki.inventory());
    expect(nodeNamed(hierarchy, 'ours').parent).toEqual({
      parent: nodeNamed(hierarchy, 'theirs').id,
      proof: 'signature',
    });
  });

  it('cuts a loop at the least proven edge and loses nothing', () => {
    const pki = aPki();
    const a = pki.add('a', { subject: 'a', issuer: 'b', isCa: true });
    const b = pki.add('b', { subject: 'b', issuer: 'a', isCa: true });
    const leaf = pki.add('leaf', { subject: 'leaf', issuer: 'a' });
    pki.link(a, b);
    pki.link(b, a, 'key-identifier');
    pki.link(leaf, a);
    const hierarchy = hierarchyOf(pki.inventory());
    const top = nodeNamed(hierarchy, 'b');
    expect(hierarchy.cycleCuts).toEqual([top.id]);
    expect(hierarchy.roots).toEqual([top.id]);
    expect(top.otherParents).toEqual([{ parent: nodeNamed(hierarchy, 'a').id, proof: 'key-identifier' }]);
    expect(inTreeOrder(hierarchy)).toHaveLength(3);
  });

  it('keeps a self-issued CA whose signature could not be checked as a root', () => {
    const pki = aPki();
    for (const label of ['one', 'two']) pki.add(label, { subject: 'kubernetes', isCa: true });
    const [one, two] = pki.inventory().certificates.map(({ sha256 }) => sha256);
    for (const from of [one!, two!]) for (const to of [one!, two!]) pki.link(from, to, 'name-only');
    const hierarchy = hierarchyOf(pki.inventory());
    expect(hierarchy.roots).toHaveLength(2);
    expect(hierarchy.cycleCuts).toEqual([]);
  });

  it('counts a certificate that shares name and key with a CA without being one', () => {
    const pki = aPki();
    const ca = pki.add('ca', { subject: 'same', key: 'same', isCa: true });
    pki.add('not a ca', { subject: 'same', key: 'same', issuer: 'elsewhere' });
    pki.link(ca, ca);
    expect(counted(hierarchyOf(pki.inventory()))).toHaveLength(2);
  });

  it('survives a chain of ten thousand CAs', () => {
    const pki = aPki();
    let issuer = pki.add('0', { subject: '0', isCa: true });
    pki.link(issuer, issuer);
    for (let depth = 1; depth < 10_000; depth += 1) {
      const next = pki.add(`${depth}`, { subject: `${depth}`, issuer: `${depth - 1}`, isCa: true });
      pki.link(next, issuer);
      issuer = next;
    }
    const hierarchy = hierarchyOf(pki.inventory());
    expect(hierarchy.nodes.get(hierarchy.roots[0]!)?.certificatesBelow).toBe(9_999);
  });
});
