import { expect, it } from 'vitest';
import type { Place, PlaceKind } from '../../../shared/pki/inventory.ts';
import type { Problem } from '../../../shared/pki/problem.ts';
import { problemsByPlace } from './place-problems.ts';

const place = (text: string, kind: PlaceKind = 'folder'): Place => ({ place: text, kind });
const problem = (path: string): Problem => ({ path, code: 'bad-der', message: 'x' });
const counts = (places: readonly Place[], paths: readonly string[]) =>
  Object.fromEntries(problemsByPlace(places, paths.map(problem)));

it('counts a problem for the nearest place above its file', () => {
  const places = [place('/srv'), place('/srv/cp-1/'), place('/srv/node.zip', 'archive'), place('/gone', 'missing')];
  expect(
    counts(places, ['/srv/cp-1/ca.crt', '/srv/cp-10/ca.crt', '/srv/node.zip!/ca.crt', '/gone', '/other/x']),
  ).toEqual({
    '/srv/cp-1/': 1,
    '/srv': 1,
    '/srv/node.zip': 1,
    '/gone': 1,
  });
});

it('counts a problem of a drop only where it can be no other’s', () => {
  expect(counts([place('upload:1', 'upload'), place('/srv')], ['pki/ca.crt', '/etc/x'])).toEqual({ 'upload:1': 1 });
  expect(counts([place('upload:1', 'upload'), place('upload:2', 'upload')], ['pki/ca.crt'])).toEqual({});
});
