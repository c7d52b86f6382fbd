import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, readlink, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../shared/settings/default-settings.ts';
import { at } from '../../../shared/testing/a-certificate.ts';
import { createSettingsFile } from './settings-file.ts';
import { settingsPath } from './settings-path.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notafter-settings-'));
  path = join(folder, 'notafter', 'settings.json');
});
afterEach(() => rm(folder, { recursive: true }));

const open = (where = path) => createSettingsFile({ path: where, now: () => at('2026-11-27T07:08:09Z') });
const onDisk = async () => JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
async function holding(text: string): Promise<void> {
  await mkdir(join(folder, 'notafter'), { recursive: true });
  await writeFile(path, text);
}

describe('the settings file', () => {
  it('is not there at first, which is no problem', async () => {
    expect(await open().read()).toEqual({ settings: defaultSettings, path, problems: [] });
    expect(existsSync(path)).toBe(false);
  });

  it('gives back what was written, in a new process too', async () => {
    const written = await open().write({
      theme: 'dark',
      silenced: [{ id: 'NA-T01', reason: 'x', since: '2026-01-01T00:00:00Z' }],
    });
    expect(written.problems).toEqual([]);
    expect(await open().read()).toEqual({ ...written, problems: [] });
    expect(written.settings).toMatchObject({ theme: 'dark', zone: 'utc' });
    expect(await onDisk()).toEqual({
      version: 1,
      theme: 'dark',
      silenced: [{ id: 'NA-T01', reason: 'x', since: '2026-01-01T00:00:00Z' }],
    });
    expect(await readdir(join(folder, 'notafter'))).toEqual(['settings.json']);
  });

  it.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
    await open().write({ theme: 'dark' });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['half-written', '{"theme":"dark","zon'],
    ['empty', ''],
    ['garbage', '\0\u0001\uFFFD'],
    ['JSON of another shape', '["dark"]'],
    ['null', 'null'],
  ])('that is %s is set aside and told, and the window starts with the defaults', async (_what, text) => {
    await holding(text);
    const keptAs = join(folder, 'notafter', 'settings.broken-2026-11-27T07-08-09.000Z.json');
    const file = open();
    // A host that begins only looks; the window that asks is told.
    expect(await file.glance()).toEqual(defaultSettings);
    expect(await file.read()).toEqual({ settings: defaultSettings, path, problems: [{ code: 'broken', keptAs }] });
    expect(await readFile(keptAs, 'utf8')).toBe(text);
    expect((await file.write({ zone: 'local' })).problems).toEqual([]);
    expect(await onDisk()).toEqual({ version: 1, zone: 'local' });
  });

  it('keeps a broken file also when it is found only while writing', async () => {
    await holding('{');
    expect((await open().write({ theme: 'dark' })).problems).toMatchObject([{ code: 'broken' }]);
    expect(await readdir(join(folder, 'notafter'))).toHaveLength(2);
  });

  it('of wrong types loses those fields alone, names them, and keeps what a newer version wrote', async () => {
    await holding(
      JSON.stringify({
        version: 7,
        theme: 'sepia',
        zone: 'local',
        inspectorWidth: '300',
        planChecks: { a: 1 },
        hologram: { on: true },
      }),
    );
    const file = open();
    const { settings, problems } = await file.read();
    expect(settings).toEqual({ ...defaultSettings, zone: 'local' });
    expect(problems).toEqual([{ code: 'invalid-fields', fields: ['theme', 'planChecks', 'inspectorWidth'] }]);
    await file.write({ theme: 'light' });
    expect(await onDisk()).toMatchObject({ version: 7, theme: 'light', inspectorWidth: '300', hologram: { on: true } });
  });

  it('that begins as editors of Windows write it is read', async () => {
    await holding('\uFEFF{"theme":"dark"}');
    expect(await open().read()).toMatchObject({ settings: { theme: 'dark' }, problems: [] });
  });

  it('that cannot be read is never written over; what is changed holds for the session', async () => {
    await mkdir(path, { recursive: true });
    const file = open();
    expect(await file.read()).toMatchObject({ settings: defaultSettings, problems: [{ code: 'unreadable' }] });
    expect(await file.write({ theme: 'dark' })).toMatchObject({
      settings: { theme: 'dark' },
      problems: [{ code: 'unreadable' }],
    });
    expect((await file.read()).settings.theme).toBe('dark');
    await rm(path, { recursive: true });
    await file.write({ zone: 'local' });
    expect(await onDisk()).toEqual({ version: 1, theme: 'dark', zone: 'local' });
  });

  it.runIf(process.platform === 'linux')('where nothing can be written is told, and the app goes on', async () => {
    const file = open('/proc/notafter/settings.json');
    const { settings, problems } = await file.write({ theme: 'dark' });
    expect(settings.theme).toBe('dark');
    expect(problems).toEqual([{ code: 'unwritable', reason: expect.stringContaining('/proc/notafter') as unknown }]);
    await file.flush();
    expect((await file.read()).settings.theme).toBe('dark');
  });

  it('loses nothing when several write at once', async () => {
    const names = Array.from({ length: 24 }, (_, index) => `step-${index}`);
    await Promise.all(names.map((name) => open().write({ planChecks: { [name]: '2026-11-27T00:00:00Z' } })));
    await Promise.all([
      open().write({ theme: 'dark' }),
      open().write({ zone: 'local' }),
      open().write({ planChecks: { 'step-3': null } }),
    ]);
    const { settings } = await open().read();
    expect(settings).toMatchObject({ theme: 'dark', zone: 'local' });
    expect(Object.keys(settings.planChecks).toSorted()).toEqual(names.filter((name) => name !== 'step-3').toSorted());
  });

  it('is written before the process ends, however short ago the change was', async () => {
    const file = open();
    void file.write({ theme: 'dark' });
    void file.write({ theme: 'light', inspectorWidth: 420 });
    await file.flush();
    expect(await onDisk()).toEqual({ version: 1, theme: 'light', inspectorWidth: 420 });
  });

  it('goes back to its defaults field by field', async () => {
    const file = open();
    await file.write({ theme: 'dark', zone: 'local', planChecks: { a: '2026-11-27T00:00:00Z' } });
    expect((await file.write({ theme: null, planChecks: null })).settings).toEqual({
      ...defaultSettings,
      zone: 'local',
    });
  });

  it('is written where a link leads, and the link stays', async () => {
    const target = join(folder, 'dotfiles.json');
    await writeFile(target, '{"zone":"local"}');
    await mkdir(join(folder, 'notafter'));
    await symlink(target, path);
    await open().write({ theme: 'dark' });
    expect(await readlink(path)).toBe(target);
    expect(JSON.parse(await readFile(target, 'utf8'))).toEqual({ version: 1, theme: 'dark', zone: 'local' });
  });

  it.each([
    ['that is there', true],
    ['whose folder is not there yet', false],
  ])('tells at once what another process changed, in a file %s', async (_what, isThere) => {
    if (isThere) await open().write({ theme: 'light' });
    const mine = open();
    const heard: string[] = [];
    const stop = mine.onChange(({ settings }) => heard.push(settings.theme));
    mine.watch();
    if (!isThere) await mine.write({ theme: 'light' });
    await open().write({ theme: 'dark' });
    await expect.poll(() => heard.at(-1)).toBe('dark');
    stop();
    await open().write({ theme: 'light' });
    await mine.flush();
    expect(heard.at(-1)).toBe('dark');
  });

  it('is not held up for ever by a lock that a dead process left', async () => {
    await holding('{}');
    await writeFile(`${path}.lock`, '');
    const longAgo = new Date('2020-01-01T00:00:00Z');
    await utimes(`${path}.lock`, longAgo, longAgo);
    expect((await open().write({ theme: 'dark' })).problems).toEqual([]);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});

describe('the settings lie', () => {
  it.each([
    ['on Linux', 'linux', {}, '/home/me/.config/notafter/settings.json'],
    ['where XDG_CONFIG_HOME says', 'linux', { XDG_CONFIG_HOME: '/etc/xdg-me' }, '/etc/xdg-me/notafter/settings.json'],
    [
      'not where a relative XDG_CONFIG_HOME says',
      'linux',
      { XDG_CONFIG_HOME: 'x' },
      '/home/me/.config/notafter/settings.json',
    ],
    ['on macOS', 'darwin', {}, '/home/me/Library/Application Support/NotAfter/settings.json'],
    ['on Windows', 'win32', { APPDATA: '/roaming' }, '/roaming/NotAfter/settings.json'],
    ['where NOTAFTER_SETTINGS says', 'linux', { NOTAFTER_SETTINGS: '/tmp/mine.json' }, '/tmp/mine.json'],
  ] as const)('%s', (_where, platform, env, expected) => {
    expect(settingsPath({ env, platform, homeDirectory: '/home/me' })).toBe(expected);
  });
});
