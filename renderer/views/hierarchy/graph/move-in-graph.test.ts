import { describe, expect, it } from 'vitest';
import { buildHierarchy } from '../../../../shared/hierarchy/hierarchy-model.ts';
import { graphOf } from '../../../../shared/hierarchy/graph-layout.ts';
import { assess } from '../../../../shared/pki/assess.ts';
import { defaultThresholds } from '../../../../shared/pki/status.ts';
import { aPki } from '../../../../shared/testing/a-pki.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { moveInGraph, type IssuerTour } from './move-in-graph.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;

/** Two roots; `shared` is signed by both and by `third`, `alone` by the first only. */
function drawn() {
  const pki = aPki();
  const roots = ['first', 'second', 'third'].map((name) => {
    const ca = pki.add(name, { subject: name, isCa: true, notAfter: '2036-01-01T00:00:00Z' });
    pki.link(ca, ca);
    return ca;
  });
  for (const [index, issuer] of ['first', 'second', 'third'].entries()) {
    const notAfter = `20${30 - index}-01-01T00:00:00Z`;
    const crossed = pki.add(`shared by ${issuer}`, { subject: 'shared', key: 'shared', issuer, isCa: true, notAfter });
    pki.link(crossed, roots[index]!);
  }
  const alone = pki.add('alone', { subject: 'alone', issuer: 'first', isCa: true });
  pki.link(alone, roots[0]!);
  const graph = graphOf(buildHierarchy(assess(pki.inventory(), { at, thresholds: defaultThresholds })));
  const names = new Map(
    graph.cards.map(({ card }) => [card.id, card.kind === 'node' ? card.node.name.text.slice(3) : 'bundle']),
  );
  const idOf = (name: string) => [...names].find(([, each]) => each === name)![0];
  const press = (from: string, key: string, tour?: IssuerTour) => moveInGraph(graph, idOf(from), key, tour);
  const goes = (from: string, key: string) => {
    const move = press(from, key);
    return move?.kind === 'focus' ? names.get(move.to) : move?.kind;
  };
  return { press, goes, names };
}

describe('keys in the graph', () => {
  it.each([
    ['shared', 'ArrowLeft', 'first'],
    ['first', 'ArrowLeft', undefined],
    ['first', 'ArrowRight', 'alone'],
    ['shared', 'ArrowRight', undefined],
    ['alone', 'ArrowDown', 'shared'],
    ['shared', 'ArrowUp', 'alone'],
    ['first', 'ArrowDown', 'second'],
    ['first', 'ArrowUp', undefined],
    ['second', 'Home', 'first'],
    ['first', 'End', 'third'],
    ['alone', 'o', 'no-other-issuer'],
    ['first', 'x', undefined],
  ])('on %s, %s goes to %s', (from, key, to) => {
    expect(drawn().goes(from, key)).toBe(to);
  });

  it('o goes round every issuer of a card, the primary one first, and back to the card', () => {
    const { press, names } = drawn();
    const visited: (string | undefined)[] = [];
    let from = 'shared';
    let tour: IssuerTour | undefined;
    for (let presses = 0; presses < 4; presses += 1) {
      const move = press(from, 'o', tour);
      if (move?.kind !== 'tour') break;
      from = names.get(move.to) ?? '';
      tour = move.tour;
      visited.push(`${move.position}/${move.count} ${from}`);
    }
    expect(visited).toEqual(['1/3 first', '2/3 second', '3/3 third', '0/3 shared']);
    expect(tour).toBeUndefined();
  });

  it('o begins anew on a card to which other keys have led', () => {
    const { press, names } = drawn();
    const shared = [...names].find(([, name]) => name === 'shared')![0];
    expect(press('alone', 'o', { of: shared, visited: 1 })).toEqual({ kind: 'no-other-issuer' });
  });
});
