import { describe, expect, it } from 'vitest';
import type { RevocationListSighting } from '../pki/inventory.ts';
import { at } from '../testing/a-certificate.ts';
import { aCluster, judged } from '../testing/a-report.ts';
import { aRevocationList } from '../testing/a-revocation-list.ts';
import { aTimeline } from '../testing/a-timeline.ts';
import { isReplaced, statusOf } from './judge-lifetimes.ts';
import { groupName, leafName } from './row-name.ts';
import { timelineSvg } from './timeline-svg.ts';
import { groupings } from './timeline-tree.ts';
import { xOf } from './time-scale.ts';

const cluster = aCluster();
const instant = at('2026-06-01T00:00:00Z');
const of = (...revocationLists: readonly RevocationListSighting[]) => ({ ...cluster, revocationLists });

const live = aRevocationList({ issuer: 'live' });
const stale = aRevocationList({ issuer: 'stale', nextUpdate: '2026-05-20T00:00:00Z', path: '/srv/old.crl' });
const silent = aRevocationList({ issuer: 'silent', nextUpdate: undefined });
const inventory = of(silent, live, stale, { ...live, path: '/srv/copy.crl' });

describe('revocation lists on the timeline', () => {
  it.each(groupings)('are the last group, each list once, what is due first on top (by %s)', (grouping) => {
    const { rows, lifetimes } = aTimeline(inventory, { at: instant, grouping });
    const from = rows.findIndex(({ group }) => group.subject.kind === 'revocation-lists');
    const group = rows[from]?.group;
    expect(group && groupName(lifetimes, group, 'en').name).toBe('Revocation lists');
    expect(rows.slice(from + 1).map(({ bars }) => leafName(lifetimes, bars[0] ?? -1))).toEqual([
      { name: 'stale', detail: 'old.crl' },
      { name: 'live', detail: 'ca.crl' },
      { name: 'silent', detail: 'ca.crl' },
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('are bars from this update to the next, judged by that end alone; one that does not say is a stub', () => {
    const timeline = aTimeline(inventory, { at: instant });
    const { lifetimes, rows } = timeline;
    const ofLists = timeline
      .list()
      .bars.filter(({ rowIndex }) => rows[rowIndex]?.group.subject.kind === 'revocation-lists');
    expect(ofLists.map(({ status, shape }) => [status, shape])).toEqual([
      ['expired', 'solid'],
      ['ok', 'solid'],
      ['unknown', 'stub'],
    ]);
    const [, bar] = ofLists;
    expect(bar && [bar.x, bar.x + bar.width]).toEqual([
      xOf(timeline.window(), at('2026-05-01T00:00:00Z')),
      xOf(timeline.window(), at('2026-06-10T08:00:00Z')),
    ]);
    expect(lifetimes.expiries).not.toContain(at('2026-06-10T08:00:00Z'));
  });

  it('one that a newer one of the same issuer took the place of is history', () => {
    const next = aRevocationList({
      issuer: 'stale',
      thisUpdate: '2026-05-19T00:00:00Z',
      nextUpdate: '2026-06-19T00:00:00Z',
    });
    const { lifetimes, judged: now } = aTimeline(of(stale, next, live), { at: instant });
    const indexes = lifetimes.lists.map((_, position) => lifetimes.related.length + position);
    expect(
      indexes.map((index) => [leafName(lifetimes, index).name, statusOf(now, index), isReplaced(now, index)]),
    ).toEqual([
      ['stale', 'expired', true],
      ['live', 'ok', false],
      ['stale', 'ok', false],
    ]);
  });

  it('have no tint of a threshold behind them, and the rows of certificates keep theirs', () => {
    const timeline = aTimeline(inventory, { at: instant });
    const { rows } = timeline;
    const from = rows.findIndex(({ group }) => group.subject.kind === 'revocation-lists') * 28;
    const to = rows.length * 28;
    const behind = timeline.list().zones.filter(({ y, height }) => y < to && y + height > from);
    expect(behind.map(({ tone }) => tone)).toEqual(['expired']);
    const without = aTimeline(cluster, { at: instant }).list({}, { heightPx: from });
    expect(timeline.list({}, { heightPx: to }).zones.filter(({ y }) => y < from)).toEqual(without.zones);
  });

  it('stand in the picture too, closed as a band that counts them', () => {
    const options = { language: 'en', zone: 'utc', widthPx: 800 } as const;
    expect(timelineSvg(judged(inventory), options)).toContain('stale · old.crl');
    expect(timelineSvg(judged(inventory), { ...options, isOpen: () => false })).toContain('Revocation lists · 3 lists');
  });
});
