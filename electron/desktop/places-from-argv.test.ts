import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesFromArgv } from './places-from-argv.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'notafter-argv-'));
  await writeFile(join(cwd, `odd${delimiter}name`), '');
});
afterAll(() => rm(cwd, { recursive: true }));

describe('the places of a command line', () => {
  it.each([
    [
      'packaged: everything after the program',
      ['notafter', 'pki', '/etc/kubernetes'],
      false,
      ['pki', '/etc/kubernetes'],
    ],
    ['run by electron: the entry is not a place', ['electron', '.', 'pki'], true, ['pki']],
    ['switches of Chromium are not places', ['notafter', '--inspect=0', '--no-sandbox', 'pki'], false, ['pki']],
    ['a switch before the entry', ['electron', '--no-sandbox', '.', 'pki'], true, ['pki']],
    ['after -- even what looks like a switch', ['notafter', '--', '--odd'], false, ['--odd']],
    ['none', ['notafter'], false, []],
    ['an empty word', ['notafter', ''], false, []],
  ] as const)('%s', (_what, argv, isDefaultApp, places) => {
    const absolute = places.map((place) => (place.startsWith('/') ? place : join(cwd, place)));
    expect(placesFromArgv(argv, isDefaultApp, cwd)).toEqual(absolute);
  });
  it('the sample cluster is no path', () => {
    expect(placesFromArgv(['electron', '--no-sandbox', '.', '--sample'], true, cwd)).toEqual(['sample:']);
    expect(placesFromArgv(['notafter', '--', '--sample'], false, cwd)).toEqual([join(cwd, '--sample')]);
    expect(placesFromArgv(['notafter', 'sample:'], false, cwd)).toEqual(['sample:']);
  });
  it.each(['ssh://root@cp-1:2222/srv/pki', 'https://10.0.0.1:6443', 'tls://cp-1:2379'])('%s is no path', (place) => {
    expect(placesFromArgv(['notafter', place], false, cwd)).toEqual([place]);
  });
  it('a KUBECONFIG list stays one place, unless it is a file of that name', () => {
    expect(placesFromArgv(['notafter', ['a', 'b'].join(delimiter)], false, cwd)).toEqual([
      [join(cwd, 'a'), join(cwd, 'b')].join(delimiter),
    ]);
    expect(placesFromArgv(['notafter', `odd${delimiter}name`], false, cwd)).toEqual([join(cwd, `odd${delimiter}name`)]);
  });
});

it.skipIf(process.platform === 'win32')('a file opened from the desktop comes as an address and is a path', () => {
  const places = placesFromArgv(
    ['notafter', 'file:///tmp/my%20cluster/ca.crt', 'file://elsewhere/x', 'file:///a%2Fb'],
    false,
    '/home/me',
  );
  expect(places[0]).toBe('/tmp/my cluster/ca.crt');
  expect(places).toHaveLength(3);
});
