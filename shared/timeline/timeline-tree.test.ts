import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultThresholds } from '../pki/status.ts';
import { aPki } from '../testing/a-pki.ts';
import { lifetimesOf, type Lifetimes } from './lifetimes.ts';
import { groupName } from './row-name.ts';
import type { TimelineGroup } from './timeline-group.ts';
import { everyGroup, openAtFirst, timelineRows } from './timeline-rows.ts';
import { groupings, timelineTree, type Grouping } from './timeline-tree.ts';

type Pki = ReturnType<typeof aPki>;
const lifetimesIn = (pki: Pki, order?: Parameters<Pki['inventory']>[0]) =>
  lifetimesOf(pki.inventory(order), defaultThresholds);

/** `ca (leaf, sub (…))`, in the order of the rows. */
function drawn(lifetimes: Lifetimes, groups: readonly TimelineGroup[]): string {
  return groups
    .map((group) => {
      const leaves = group.leaves.map((index) => lifetimes.related[index]?.certificate.subject.text.slice(3));
      const below = [...leaves, ...(group.groups.length > 0 ? [drawn(lifetimes, group.groups)] : [])];
      return `${groupName(lifetimes, group, 'en').name} (${below.join(', ')})`;
    })
    .join(', ');
}
const treeOf = (lifetimes: Lifetimes, grouping: Grouping) => drawn(lifetimes, timelineTree(lifetimes, grouping));

/** A root with two leaves and a CA below it, a leaf whose CA is lost, and one that signs itself. */
function aCluster(): Pki {
  const pki = aPki();
  const root = pki.add('root', { subject: 'root', isCa: true });
  const sub = pki.add('sub', { subject: 'sub', issuer: 'root', isCa: true });
  pki.link(root, root);
  pki.link(sub, root);
  pki.link(pki.add('late', { subject: 'late', issuer: 'root', notAfter: '2027-06-01T00:00:00Z' }), root);
  pki.link(pki.add('early', { subject: 'early', issuer: 'root', notAfter: '2026-06-01T00:00:00Z' }), root);
  pki.link(pki.add('deep', { subject: 'deep', issuer: 'sub' }), sub);
  pki.add('orphan', { subject: 'orphan', issuer: 'lost', authorityKeyIdentifier: 'ab' });
  const alone = pki.add('alone', { subject: 'alone' });
  pki.link(alone, alone);
  return pki;
}

describe('rows under their CA', () => {
  it('stand under who signed them, the first to end first; a missing issuer is a row of its own', () => {
    expect(treeOf(lifetimesIn(aCluster()), 'ca')).toBe(
      'root (early, late, sub (deep)), lost (orphan), Self-signed (alone)',
    );
  });

  it('are the same whatever the order of the certificates', () => {
    const told = treeOf(lifetimesIn(aCluster()), 'ca');
    const pki = aCluster();
    expect(
      treeOf(
        lifetimesIn(pki, (all) => all.toReversed()),
        'ca',
      ),
    ).toBe(told);
  });

  it('hold each certificate exactly once, in every grouping', () => {
    const signers = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(signers, fc.constantFrom(...groupings), (signs, grouping) => {
        const pki = aPki();
        // Anybody may sign anybody, in circles too.
        const ids = signs.map(([, isCa], index) =>
          pki.add(`c${index}`, { subject: `c${index % 7}`, key: `k${index % 8}`, isCa }),
        );
        signs.forEach(([signer], index) => pki.link(ids[index]!, ids[signer % ids.length]!));
        const lifetimes = lifetimesIn(pki);
        const found = everyGroup(timelineTree(lifetimes, grouping)).flatMap(({ own, leaves }) => [...own, ...leaves]);
        expect(found.toSorted((a, b) => a - b)).toEqual([...ids.keys()]);
      }),
    );
  });

  it('survive a chain of ten thousand CAs', () => {
    const pki = aPki();
    let above = pki.add('c0', { subject: 'c0', isCa: true });
    pki.link(above, above);
    for (let index = 1; index < 10_000; index += 1) {
      const next = pki.add(`c${index}`, { subject: `c${index}`, issuer: `c${index - 1}`, isCa: true });
      pki.link(next, above);
      above = next;
    }
    const lifetimes = lifetimesIn(pki);
    const tree = timelineTree(lifetimes, 'ca');
    expect(timelineRows(tree, lifetimes, () => true)).toHaveLength(10_000);
    expect(timelineRows(tree, lifetimes, () => false)).toHaveLength(1);
  });

  it('are grouped by role where a CA has many, and closed at first where they are hundreds', () => {
    const pki = aPki();
    const ca = pki.add('ca', { subject: 'ca', isCa: true });
    pki.link(ca, ca);
    for (let index = 0; index < 300; index += 1) {
      pki.link(pki.add(`l${index}`, { subject: `l${index}`, issuer: 'ca' }), ca);
    }
    const lifetimes = lifetimesIn(pki);
    const tree = timelineTree(lifetimes, 'ca');
    const open = openAtFirst(tree);
    const rows = timelineRows(tree, lifetimes, (key) => open.has(key));
    expect(rows.map(({ isBand, level, expanded }) => [level, isBand, expanded])).toEqual([
      [1, false, true],
      [2, true, false],
    ]);
    expect(timelineRows(tree, lifetimes, () => true)).toHaveLength(302);
  });
});

describe('rows by something else', () => {
  it('stand under their node, role or source; what is not known comes last', () => {
    const pki = aPki();
    pki.add('kubelet', { subject: 'system:node:cp-10', path: '/n10/etc/kubernetes/kubelet.conf' });
    pki.add('other', { subject: 'system:node:cp-9', path: '/n9/etc/kubernetes/kubelet.conf' });
    pki.add('beside', { subject: 'beside', path: '/n10/etc/kubernetes/pki/apiserver.crt' });
    pki.add('nowhere', { subject: 'nowhere', path: '/somewhere.crt' });
    const lifetimes = lifetimesIn(pki);
    expect(treeOf(lifetimes, 'node').replaceAll(/system:node:/gu, '')).toMatch(
      /^cp-9 \(cp-9\), cp-10 \((?:cp-10, beside|beside, cp-10)\), Node not known \(nowhere\)$/u,
    );
    expect(treeOf(lifetimes, 'source')).toMatch(/^\/pki \(/u);
    expect(treeOf(lifetimes, 'role')).toMatch(/^apiserver \(beside\), .*Other \(nowhere\)$/u);
  });
});
