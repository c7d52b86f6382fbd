import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import type { Inventory } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aPki } from '../testing/a-pki.ts';
import { aRandomPki } from '../testing/a-random-pki.ts';
import type { EpochMs } from '../x509/brand.ts';
import { entityIdOf } from './entity.ts';
import type { GraphCard } from './graph-card.ts';
import type { GraphEdge } from './graph-edges.ts';
import { isIssuance } from './graph-ranks.ts';
import { graphOf, type Graph } from './graph-layout.ts';
import { buildHierarchy } from './hierarchy-model.ts';
import { cardHeight, cardWidth, rankGap, rowGap } from './placed-card.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;
const assessed = (inventory: Inventory, instant = at) =>
  assess(inventory, { at: instant, thresholds: defaultThresholds });
const draw = (inventory: Inventory, before?: Graph, limit?: number) =>
  graphOf(buildHierarchy(assessed(inventory)), before, limit);
const places = ({ cards }: Graph) => new Map(cards.map(({ card, x, y }) => [card.id, `${x},${y}`]));
const certificatesOf = (card: GraphCard) => (card.kind === 'node' ? card.node.certificates : card.certificates);
const nameOf = (graph: Graph, id: string) => {
  const card = graph.byId.get(id)?.card;
  return card?.kind === 'node' ? card.node.name.text : `bundle of ${card?.certificates.length ?? 0}`;
};
const inAnyPki = (fact: (inventory: Inventory) => void) => {
  fc.assert(fc.property(aRandomPki, fact), { numRuns: 300 });
};

/** Two clusters `kubernetes`, one of them rotating its CA in one folder; leaves under each. */
function rotating() {
  const pki = aPki();
  const sketch = { subject: 'kubernetes', isCa: true, notAfter: '2036-01-01T00:00:00Z' };
  const old = pki.add('old', { ...sketch, notBefore: '2020-01-01T00:00:00Z', path: '/blue/pki/ca.crt' });
  const next = pki.add('next', { ...sketch, notBefore: '2026-02-01T00:00:00Z', path: '/blue/pki/ca.crt' });
  const green = pki.add('green', { ...sketch, notBefore: '2023-01-01T00:00:00Z', path: '/green/pki/ca.crt' });
  for (const ca of [old, next, green]) {
    pki.link(ca, ca);
    for (const leaf of ['one', 'two']) {
      pki.link(pki.add(`${ca} ${leaf}`, { subject: leaf, issuer: 'kubernetes' }), ca);
    }
  }
  return pki;
}

describe('the picture of the hierarchy', () => {
  it('lays no card on another, keeps the gaps, and every card within its edges', () => {
    inAnyPki((inventory) => {
      const { cards, width, height } = draw(inventory);
      for (const [index, one] of cards.entries()) {
        expect(one.x >= 0 && one.y >= 0 && one.x + cardWidth <= width && one.y + cardHeight <= height).toBe(true);
        for (const other of cards.slice(index + 1)) {
          const apartX = Math.abs(one.x - other.x) >= cardWidth + rankGap;
          const apartY = Math.abs(one.y - other.y) >= cardHeight + rowGap;
          expect(apartX || apartY, `${one.card.id} on ${other.card.id}`).toBe(true);
        }
      }
    });
  });

  it('puts every issuer left of what it issued; only the listed edges of a loop run back', () => {
    inAnyPki((inventory) => {
      const { byId, edges, loopEdges } = draw(inventory);
      const isLeft = ({ from, to }: GraphEdge) => byId.get(from)!.rank < byId.get(to)!.rank;
      const inLoops = edges.filter(({ id }) => loopEdges.has(id));
      expect(edges.filter((edge) => isIssuance(edge) && !loopEdges.has(edge.id) && !isLeft(edge))).toEqual([]);
      expect(inLoops.filter(({ kind }) => kind !== 'also-issued')).toEqual([]);
    });
  });

  it('has every certificate in exactly one card', () => {
    inAnyPki((inventory) => {
      for (const limit of [400, 8]) {
        const drawn = draw(inventory, undefined, limit).cards.flatMap(({ card }) => certificatesOf(card));
        expect(drawn.map(({ certificate }) => certificate.sha256).toSorted()).toEqual(
          inventory.certificates.map(({ sha256 }) => sha256).toSorted(),
        );
      }
    });
  });

  it('never has more cards than it may, whatever is drawn', () => {
    inAnyPki((inventory) => {
      expect(draw(inventory, undefined, 8).cards.length).toBeLessThanOrEqual(8);
    });
  });

  it('draws an edge as signed exactly where a signature was checked', () => {
    inAnyPki((inventory) => {
      const graph = draw(inventory);
      const certificates = new Map(inventory.certificates.map((certificate) => [certificate.sha256, certificate]));
      const cardOf = (sha256: string) => {
        const certificate = certificates.get(sha256 as never)!;
        return graph.cardOf.get(entityIdOf(certificate)) ?? graph.cardOf.get(`leaf:${sha256}`)!;
      };
      const checked = new Set(
        inventory.issuerLinks
          .filter(({ proof }) => proof === 'signature')
          .map(({ certificate, issuer }) => `${cardOf(issuer)}>${cardOf(certificate)}`)
          .filter((pair) => pair.split('>')[0] !== pair.split('>')[1]),
      );
      const solid = new Set(
        graph.edges.filter(({ proof }) => proof === 'signature').map(({ from, to }) => `${from}>${to}`),
      );
      expect([...solid].toSorted()).toEqual([...checked].toSorted());
    });
  });

  it('is the same for the same certificates, in whatever order they were found', () => {
    inAnyPki((inventory) => {
      const turned = {
        ...inventory,
        certificates: inventory.certificates.toReversed(),
        issuerLinks: inventory.issuerLinks.toReversed(),
      };
      expect(places(draw(turned))).toEqual(places(draw(inventory)));
    });
  });

  it('cuts a loop of cross-signed CAs at its least proven edge, and says which', () => {
    const pki = aPki();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => {
      const ca = pki.add(name, { subject: name, key: name, isCa: true });
      pki.link(ca, ca);
      return ca;
    });
    const crossed = (name: string, issuer: string) =>
      pki.add(`${name} by ${issuer}`, { subject: name, key: name, issuer, isCa: true });
    pki.link(crossed('b', 'a'), a!);
    pki.link(crossed('c', 'b'), b!, 'key-identifier');
    pki.link(crossed('a', 'c'), c!);
    const graph = draw(pki.inventory());
    const cut = graph.edges.filter(({ id }) => graph.loopEdges.has(id));
    expect(cut.map(({ proof, from, to }) => [proof, nameOf(graph, from), nameOf(graph, to)])).toEqual([
      ['key-identifier', 'CN=b', 'CN=c'],
    ]);
  });

  it('puts CAs of one name next to each other, the older first, and says only of those in one folder that one replaced the other', () => {
    const graph = draw(rotating().inventory());
    const twins = graph.cards.filter(({ card }) => card.kind === 'node').toSorted((one, other) => one.y - other.y);
    expect(twins.map(({ card }) => certificatesOf(card)[0]?.sightings[0]?.path)).toEqual([
      '/blue/pki/ca.crt',
      '/green/pki/ca.crt',
      '/blue/pki/ca.crt',
    ]);
    expect(twins.every(({ rank }) => rank === 0)).toBe(true);
    const replaced = graph.edges.filter(({ kind }) => kind === 'replaced-by');
    expect(replaced.map(({ from, to }) => [from, to])).toEqual([[twins[0]!.card.id, twins[2]!.card.id]]);
  });

  it('lets two CAs of one name meet: no other card stands between them', () => {
    const pki = aPki();
    for (const [index, label] of ['old', 'new'].entries()) {
      const ca = pki.add(label, { subject: 'kubernetes', isCa: true, notBefore: `202${index}-01-01T00:00:00Z` });
      pki.link(ca, ca);
      for (const issuer of ['server', 'other']) {
        const below = pki.add(`${label} ${issuer}`, {
          subject: `${label} ${issuer}`,
          issuer: 'kubernetes',
          isCa: true,
        });
        pki.link(below, ca);
      }
    }
    const graph = draw(pki.inventory());
    const [older, younger] = graph.cards.filter(({ rank }) => rank === 0);
    expect(younger!.y - older!.y).toBe(cardHeight + rowGap);
  });

  it('moves a CA towards the second CA that signed it', () => {
    const pki = aPki();
    const roots = ['a', 'b', 'c', 'd'].map((name) => {
      const ca = pki.add(name, { subject: name, isCa: true, notAfter: '2036-01-01T00:00:00Z' });
      pki.link(ca, ca);
      return ca;
    });
    const sketch = { subject: 'signed twice', key: 'twice', isCa: true };
    pki.link(pki.add('by a', { ...sketch, issuer: 'a', notAfter: '2030-01-01T00:00:00Z' }), roots[0]!);
    pki.link(pki.add('by d', { ...sketch, issuer: 'd' }), roots[3]!);
    const graph = draw(pki.inventory());
    const column = graph.cards.filter(({ rank }) => rank === 0).toSorted((one, other) => one.y - other.y);
    const order = column.map(({ card }) => nameOf(graph, card.id)).join(' ');
    expect(order).toMatch(/CN=a CN=d|CN=d CN=a/u);
  });

  it('leaves what is still there where it was when something new is found', () => {
    inAnyPki((inventory) => {
      const before = draw(inventory);
      const pki = aPki();
      const added = pki.add('late', { subject: 'late', isCa: true });
      pki.link(added, added);
      const extra = pki.inventory();
      const after = draw(
        {
          ...inventory,
          certificates: [...extra.certificates, ...inventory.certificates],
          sightings: [...extra.sightings, ...inventory.sightings],
          issuerLinks: [...extra.issuerLinks, ...inventory.issuerLinks],
        },
        before,
      );
      if (before.cards.length < 2) return;
      const now = places(after);
      for (const [id, place] of places(before)) expect(now.get(id), id).toBe(place);
      const taken = [...now.values()];
      expect(new Set(taken).size).toBe(taken.length);
    });
  });

  it('draws 100,000 certificates of 60 CAs in at most 400 cards, and loses none', () => {
    const pki = aPki();
    for (let index = 0; index < 60; index += 1) {
      const name = `ca-${index}`;
      const ca = pki.add(name, { subject: name, isCa: true });
      pki.link(ca, ca);
      for (let leaf = 0; leaf < 1_667; leaf += 1) {
        pki.link(pki.add(`${index} ${leaf}`, { subject: `leaf-${leaf}`, issuer: name }), ca);
      }
    }
    const inventory = pki.inventory();
    expect(inventory.certificates.length).toBeGreaterThan(100_000);
    const { cards } = draw(inventory);
    expect(cards.length).toBeLessThanOrEqual(400);
    expect(cards.reduce((sum, { card }) => sum + certificatesOf(card).length, 0)).toBe(inventory.certificates.length);
  }, 120_000);

  it('folds 5,000 CAs away, but not the way to the one with an expired certificate', () => {
    const pki = aPki();
    for (let index = 0; index < 2_500; index += 1) {
      const [root, below] = [`root-${index}`, `below-${index}`];
      const top = pki.add(root, { subject: root, isCa: true, notAfter: '2040-01-01T00:00:00Z' });
      const ca = pki.add(below, { subject: below, issuer: root, isCa: true, notAfter: '2039-01-01T00:00:00Z' });
      const notAfter = index === 1_234 ? '2026-05-01T00:00:00Z' : '2038-01-01T00:00:00Z';
      pki.link(top, top);
      pki.link(ca, top);
      pki.link(pki.add(`leaf-${index}`, { subject: `leaf-${index}`, issuer: below, notAfter }), ca);
    }
    const { cards } = draw(pki.inventory());
    expect(cards.length).toBeLessThanOrEqual(400);
    const names = cards.flatMap(({ card }) => (card.kind === 'node' ? card.node.name.text : []));
    expect(names).toEqual(expect.arrayContaining(['CN=root-1234', 'CN=below-1234']));
    expect(cards.reduce((sum, { card }) => sum + certificatesOf(card).length, 0)).toBe(7_500);
  });

  it('draws a chain of 10,000 CAs', () => {
    const pki = aPki();
    let issuer = pki.add('0', { subject: '0', isCa: true });
    pki.link(issuer, issuer);
    for (let depth = 1; depth < 10_000; depth += 1) {
      const next = pki.add(`${depth}`, { subject: `${depth}`, issuer: `${depth - 1}`, isCa: true });
      pki.link(next, issuer);
      issuer = next;
    }
    expect(draw(pki.inventory()).cards.length).toBeLessThanOrEqual(400);
  });
});
