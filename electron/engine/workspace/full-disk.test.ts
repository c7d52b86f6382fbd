import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runCli } from '../../../shared/testing/built-cli.ts';
import { fixtureTrees } from '../../../shared/testing/corpora.ts';
import { smallDisk, type SmallDisk } from '../../../shared/testing/small-disk.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { createLogFile } from '../log/log-file.ts';
import { createSettingsFile } from './settings-file.ts';

const now = () => Date.UTC(2026, 10, 27) as EpochMs;
const probe = smallDisk();
probe?.unmount();
if (probe === undefined) console.warn('SKIPPED: a full and a read-only disk are only made by root (mount tmpfs).');

describe.skipIf(probe === undefined)('a disk that takes nothing more', () => {
  let disk: SmallDisk | undefined;
  const mounted = (): SmallDisk => {
    disk = smallDisk();
    if (disk === undefined) throw new Error('The disk could be made a moment ago.');
    return disk;
  };
  afterEach(() => disk?.unmount());

  it.each(['full', 'read-only'] as const)(
    'because it is %s: the change holds, the person is told, what was saved stays',
    async (kind) => {
      const { folder, ...on } = mounted();
      const path = join(folder, 'settings.json');
      await createSettingsFile({ path, now }).write({ zone: 'local' });
      const saved = readFileSync(path, 'utf8');
      if (kind === 'full') on.fill();
      else on.makeReadOnly();

      const file = createSettingsFile({ path, now });
      const { settings, problems } = await file.write({ theme: 'dark' });
      expect(settings).toMatchObject({ theme: 'dark', zone: 'local' });
      expect(problems).toMatchObject([
        { code: 'unwritable', reason: expect.stringMatching(kind === 'full' ? /ENOSPC/u : /EROFS/u) as string },
      ]);
      expect(readFileSync(path, 'utf8')).toBe(saved);
      expect(await file.glance()).toMatchObject({ theme: 'dark', zone: 'local' });
      if (kind === 'read-only') return;

      on.makeRoom();
      expect((await file.write({ language: 'ja' })).problems).toEqual([]);
      expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ theme: 'dark', zone: 'local', language: 'ja' });
      expect(readdirSync(folder)).toEqual(['settings.json']);
    },
  );

  it('takes no log either: its lines are kept in memory, and are written when there is room', async () => {
    const { folder, fill, makeRoom } = mounted();
    const path = join(folder, 'notafter.log');
    fill();
    const log = createLogFile({ path, now });
    log.note('info', 'first');
    expect(await log.read()).toMatchObject({
      entries: [{ event: 'first' }],
      problem: expect.stringContaining('ENOSPC') as string,
    });
    makeRoom();
    log.note('info', 'second');
    expect(await log.read()).toMatchObject({ problem: undefined });
    expect(readFileSync(path, 'utf8')).toMatch(/"first"[\s\S]*"second"/u);
  });

  it('leaves the report that was there, says so, and exits with 2', async () => {
    const { folder, fill } = mounted();
    const report = join(folder, 'report.html');
    const args = ['report', `${fixtureTrees}/default-rsa/etc-kubernetes`, '-F', 'html', '-o', report, '--force'];
    writeFileSync(report, 'the older report');
    fill();
    const failed = await runCli(args);
    expect(failed.stderr).toMatch(/report\.html could not be written: ENOSPC/u);
    expect(failed.exitCode).toBe(2);
    expect(readFileSync(report, 'utf8')).toBe('the older report');
    expect(readdirSync(folder)).toEqual(['filling', 'report.html']);
  });
});
