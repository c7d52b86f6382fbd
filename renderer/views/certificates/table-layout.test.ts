import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../shared/settings/default-settings.ts';
import type { TableLayout } from '../../../shared/settings/settings.ts';
import { columnFacts, columns } from './columns.ts';
import { fitColumns } from './fit-columns.ts';
import { headerAction } from './header-keys.ts';
import { moved, resized, shownColumns, sortedBy, sortsOf, withColumn } from './table-layout.ts';

const usual = defaultSettings.columns;
const all = () => true;
const usualColumns = columns.filter((column) => !columnFacts[column].isOptional);
const shown = (layout: TableLayout) => shownColumns(layout, all);

describe('columns', () => {
  it('are the usual ones in their usual order until somebody chooses', () => {
    expect(shown(usual)).toEqual(usualColumns);
    expect(shownColumns(usual, (column) => column !== 'node')).not.toContain('node');
  });

  it('are chosen, also those that are not usual, and taken away again', () => {
    const withSerial = withColumn(usual, shown(usual), 'serial', true);
    expect(shown(withSerial)).toEqual([...usualColumns, 'serial']);
    const withoutIssuer = withColumn(withSerial, shown(withSerial), 'issuer', false);
    expect(shown(withoutIssuer)).toEqual([...usualColumns.filter((column) => column !== 'issuer'), 'serial']);
    expect(shown(withColumn(withoutIssuer, shown(withoutIssuer), 'serial', false))).not.toContain('serial');
    expect(shown(withColumn(withoutIssuer, shown(withoutIssuer), 'issuer', true))).toContain('issuer');
  });

  it('are moved to the place of another', () => {
    const after = moved(usual, shown(usual), 'status', 0);
    expect(shown(after)[0]).toBe('status');
    expect(shown(moved(after, shown(after), 'status', 99)).at(-1)).toBe('status');
  });

  it('that came after the choice was made stand after the one they usually follow', () => {
    expect(shown({ ...usual, order: ['status', 'role', 'colour'] }).slice(0, 3)).toEqual(['status', 'role', 'subject']);
  });

  it('are never narrower than what says something, and get their width back', () => {
    expect(resized(usual, 'role', 3.2).widths).toEqual({ role: columnFacts.role.min });
    expect(resized(resized(usual, 'role', 300), 'role', undefined).widths).toEqual({});
  });
});

describe('sorting', () => {
  const by = (layout: TableLayout) => sortsOf(layout).map(({ column, direction }) => `${column} ${direction}`);

  it('is by what remains until somebody chooses', () => {
    expect(by(usual)).toEqual(['remaining ascending']);
  });

  it('by one column turns round with every click', () => {
    const once = sortedBy(usual, 'subject', false);
    expect(by(once)).toEqual(['subject ascending']);
    expect(by(sortedBy(once, 'subject', false))).toEqual(['subject descending']);
    expect(by(sortedBy(sortedBy(once, 'subject', false), 'subject', false))).toEqual(['subject ascending']);
  });

  it('by several adds one, turns it round, and takes it out', () => {
    const two = sortedBy(sortedBy(usual, 'status', false), 'subject', true);
    expect(by(two)).toEqual(['status ascending', 'subject ascending']);
    const turned = sortedBy(two, 'subject', true);
    expect(by(turned)).toEqual(['status ascending', 'subject descending']);
    expect(by(sortedBy(turned, 'subject', true))).toEqual(['status ascending']);
    expect(by(sortedBy(turned, 'subject', false))).toEqual(['subject ascending']);
  });
});

describe('in the room there is', () => {
  const widthOf = (fitted: ReturnType<typeof fitColumns>) => fitted.reduce((sum, { width }) => sum + width, 0);

  it('columns fill it, and never more', () => {
    for (const room of [1_200, 1_440, 2_400]) {
      const width = widthOf(fitColumns(usualColumns, room, {}));
      expect(width).toBeLessThanOrEqual(room);
      expect(width).toBeGreaterThan(room - usualColumns.length);
    }
  });

  it('those that matter least give way first, and what a person resized stays', () => {
    const kept = (room: number, widths = {}) => fitColumns(usualColumns, room, widths).map(({ column }) => column);
    expect(kept(1_040)).not.toContain('expires');
    expect(kept(1_040)).toContain('issuer');
    expect(kept(700)).toEqual(['role', 'subject', 'effective', 'remaining', 'status']);
    expect(kept(700, { issuer: 100 })).toContain('issuer');
    expect(fitColumns(usualColumns, 300, {}).map(({ width }) => width)).toEqual([168, 140, 162, 132, 128]);
  });
});

it.each([
  ['ArrowRight', {}, { kind: 'to-column', index: 3 }],
  ['ArrowLeft', { shiftKey: true }, { kind: 'resize', byPx: -16 }],
  ['ArrowRight', { shiftKey: true, ctrlKey: true }, { kind: 'move', by: 1 }],
  ['Enter', {}, { kind: 'sort', isAdded: false }],
  ['Enter', { shiftKey: true }, { kind: 'sort', isAdded: true }],
  ['Delete', {}, { kind: 'hide' }],
  ['ArrowDown', {}, { kind: 'to-rows' }],
  ['c', { ctrlKey: true }, undefined],
  ['x', {}, undefined],
])('at a header %s with %j', (key, held, action) => {
  const event = { key, shiftKey: false, ctrlKey: false, metaKey: false, ...held };
  expect(headerAction(event, 2, 5)).toEqual(action);
});
