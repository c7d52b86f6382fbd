import { describe, expect, it } from 'vitest';
import { assess } from '../../../shared/pki/assess.ts';
import { defaultThresholds } from '../../../shared/pki/status.ts';
import { aPki } from '../../../shared/testing/a-pki.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { buildHierarchy, type Hierarchy } from '../../../shared/hierarchy/hierarchy-model.ts';
import { defaultExpansion, visibleRows, type HierarchyRow } from './tree-rows.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;
const build = (pki: ReturnType<typeof aPki>): Hierarchy =>
  buildHierarchy(assess(pki.inventory(), { at, thresholds: defaultThresholds }));
const told = (row: HierarchyRow): string => {
  if (row.kind === 'reference') return `${row.edge.proof} > ${row.target.name.text}`;
  return row.kind === 'instance' ? `instance ${row.assessed.certificate.issuer.text}` : row.node.name.text;
};

/** A root with an intermediate of 150 certificates, another root with as many, of which one has ended. */
function large() {
  const pki = aPki();
  const root = pki.add('root', { subject: 'root', isCa: true });
  const middle = pki.add('middle', { subject: 'middle', issuer: 'root', isCa: true });
  const other = pki.add('other', { subject: 'other', isCa: true });
  pki.link(root, root);
  pki.link(other, other);
  pki.link(middle, root);
  for (let index = 0; index < 150; index += 1) {
    pki.link(pki.add(`m${index}`, { subject: `m${index}`, issuer: 'middle' }), middle);
    const notAfter = index === 77 ? '2026-05-01T00:00:00Z' : '2027-01-01T00:00:00Z';
    pki.link(pki.add(`o${index}`, { subject: `o${index}`, issuer: 'other', notAfter }), other);
  }
  return build(pki);
}

describe('rows of the tree', () => {
  it('shows a small tree whole', () => {
    const pki = aPki();
    const ca = pki.add('ca', { subject: 'ca', isCa: true });
    pki.link(ca, ca);
    for (const label of ['one', 'two']) pki.link(pki.add(label, { subject: label, issuer: 'ca' }), ca);
    const hierarchy = build(pki);
    const open = defaultExpansion(hierarchy);
    expect(visibleRows(hierarchy, (id) => open.has(id)).map(told)).toEqual(['CN=ca', 'CN=one', 'CN=two']);
  });

  it('opens a large tree down to its CAs, and down to the worst certificate wherever it is', () => {
    const hierarchy = large();
    const open = defaultExpansion(hierarchy);
    const rows = visibleRows(hierarchy, (id) => open.has(id)).map(told);
    expect(rows).toContain('CN=middle');
    expect(rows).not.toContain('CN=m1');
    expect(rows).toContain('CN=o77');
  });

  it('counts level, position and size of the set as a screen reader needs them', () => {
    const hierarchy = large();
    const rows = visibleRows(hierarchy, () => true);
    const place = (name: string) => rows.find((row) => told(row) === name);
    expect(place('CN=root')).toMatchObject({ level: 1, posInSet: 2, setSize: 2, expanded: true });
    expect(place('CN=middle')).toMatchObject({ level: 2, posInSet: 1, setSize: 1, expanded: true });
    expect(place('CN=o77')).toMatchObject({ level: 2, posInSet: 1, setSize: 150, expanded: undefined });
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('walks only what is open', () => {
    expect(visibleRows(large(), () => false).map(told)).toEqual(['CN=other', 'CN=root']);
  });

  it('lists several certificates of a CA and its second parent under it, and no certificate twice', () => {
    const pki = aPki();
    const own = pki.add('ours', { subject: 'ours', key: 'ours', isCa: true });
    const theirs = pki.add('theirs', { subject: 'theirs', isCa: true });
    const crossed = pki.add('crossed', { subject: 'ours', key: 'ours', issuer: 'theirs', isCa: true });
    const leaf = pki.add('leaf', { subject: 'leaf', issuer: 'ours' });
    pki.link(own, own);
    pki.link(theirs, theirs);
    pki.link(crossed, theirs);
    pki.link(leaf, own);
    pki.link(leaf, crossed);
    const rows = visibleRows(build(pki), () => true);
    const ours = rows.filter(({ node }) => node.name.text === 'CN=ours').map(told);
    expect(ours[0]).toBe('CN=ours');
    expect(ours.slice(1, 3).toSorted()).toEqual(['instance CN=ours', 'instance CN=theirs']);
    expect(ours[3]).toBe('signature > CN=theirs');
    expect(rows.filter((row) => told(row) === 'CN=leaf')).toHaveLength(1);
    const below = rows.filter(({ level }) => level === 2);
    expect(below.map(({ posInSet, setSize }) => [posInSet, setSize])).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
  });
});
