import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import type { Inventory } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aPki } from '../testing/a-pki.ts';
import { aRandomPki } from '../testing/a-random-pki.ts';
import type { EpochMs } from '../x509/brand.ts';
import { blastIndex } from './blast-radius.ts';
import { buildHierarchy, type Hierarchy, type HierarchyNode } from './hierarchy-model.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;
const later = '2036-01-01T00:00:00Z';

function blasts(inventory: Inventory) {
  const assessment = assess(inventory, { at, thresholds: defaultThresholds });
  const hierarchy = buildHierarchy(assessment);
  return { hierarchy, index: blastIndex(hierarchy, assessment) };
}

function nodeNamed({ nodes }: Hierarchy, name: string): HierarchyNode {
  const [found, ...others] = [...nodes.values()].filter((node) => node.name.text === `CN=${name}`);
  expect(others, name).toEqual([]);
  expect(found, name).toBeDefined();
  return found!;
}

/** root > middle > leaf, expired and unproven; `crossed` has a second issuer beside middle. */
function drawn(secondIssuerEnds = later) {
  const pki = aPki();
  const root = pki.add('root', { subject: 'root', isCa: true, notAfter: later });
  const other = pki.add('other', { subject: 'other', isCa: true, notAfter: secondIssuerEnds });
  const middle = pki.add('middle', { subject: 'middle', issuer: 'root', isCa: true, notAfter: later });
  pki.link(root, root);
  pki.link(other, other);
  pki.link(middle, root);
  pki.link(pki.add('leaf', { subject: 'leaf', issuer: 'middle' }), middle);
  pki.link(pki.add('expired', { subject: 'expired', issuer: 'middle', notAfter: '2026-05-01T00:00:00Z' }), middle);
  pki.link(pki.add('unproven', { subject: 'unproven', issuer: 'middle' }), middle, 'name-only');
  const crossed = pki.add('crossed', { subject: 'crossed', issuer: 'middle' });
  pki.link(crossed, middle);
  pki.link(crossed, other);
  return blasts(pki.inventory());
}

describe('what stops with a CA', () => {
  it('is everything below that works and that a checked signature ties to it', () => {
    const { hierarchy, index } = drawn();
    const radius = index.of(nodeNamed(hierarchy, 'root').id);
    const fates = ['middle', 'leaf', 'expired', 'unproven', 'other'].map(
      (name) => radius.fateOf(nodeNamed(hierarchy, name)).kind,
    );
    expect(fates).toEqual(['dies', 'dies', 'untouched', 'untouched', 'untouched']);
    expect(radius.count).toBe(2);
  });

  it('leaves what a second, verified and living issuer still carries, and names that issuer', () => {
    const { hierarchy, index } = drawn();
    const other = nodeNamed(hierarchy, 'other');
    const fate = index.of(nodeNamed(hierarchy, 'root').id).fateOf(nodeNamed(hierarchy, 'crossed'));
    expect(fate).toEqual({ kind: 'survives', via: other.id });
    expect(index.of(other.id)).toMatchObject({ count: 0, first: undefined });
  });

  it('takes it too when the second issuer has ended', () => {
    const { hierarchy, index } = drawn('2026-05-01T00:00:00Z');
    const radius = index.of(nodeNamed(hierarchy, 'middle').id);
    expect(radius.fateOf(nodeNamed(hierarchy, 'crossed'))).toEqual({ kind: 'dies' });
    expect(radius.count).toBe(2);
  });

  it('does not take a CA that is its own root because another that signed it too has ended', () => {
    const pki = aPki();
    const own = pki.add('ours', { subject: 'ours', key: 'ours', isCa: true });
    const theirs = pki.add('theirs', { subject: 'theirs', isCa: true });
    const crossed = pki.add('crossed', { subject: 'ours', key: 'ours', issuer: 'theirs', isCa: true });
    pki.link(own, own);
    pki.link(theirs, theirs);
    pki.link(crossed, theirs);
    const { hierarchy, index } = blasts(pki.inventory());
    const ours = nodeNamed(hierarchy, 'ours');
    expect(index.of(nodeNamed(hierarchy, 'theirs').id)).toMatchObject({ count: 0 });
    expect(index.of(nodeNamed(hierarchy, 'theirs').id).fateOf(ours)).toEqual({ kind: 'survives', via: ours.id });
  });

  it('counts as many as it says die one by one, in any PKI', () => {
    fc.assert(
      fc.property(aRandomPki, (inventory) => {
        const { hierarchy, index } = blasts(inventory);
        for (const source of hierarchy.nodes.values()) {
          const radius = index.of(source.id);
          const dying = [...hierarchy.nodes.values()].filter(
            (node) => node.id !== source.id && radius.fateOf(node).kind === 'dies',
          );
          const working = dying.flatMap(({ certificates }) =>
            certificates.filter(({ status }) => !['expired', 'not-yet-valid', 'unknown'].includes(status)),
          );
          expect(radius.count).toBe(working.length);
          expect(radius.first === undefined).toBe(radius.count === 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
