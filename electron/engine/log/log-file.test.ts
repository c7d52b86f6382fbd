import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtScript } from '../../../shared/testing/built-script.ts';
import { tempFolder } from '../../../shared/testing/temp-folder.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { withheldText } from '../outgoing.ts';
import { createLogFile } from './log-file.ts';
import { logPath } from './log-path.ts';

const now = () => Date.UTC(2026, 10, 27, 7, 8, 9) as EpochMs;

describe('the log', () => {
  it('is JSON lines for the person alone, and what it reads back is what was noted', async () => {
    const path = join(tempFolder(), 'state', 'notafter', 'notafter.log');
    const log = createLogFile({ path, now });
    log.note('info', 'look-finished', { facts: { certificates: 3 }, paths: ['/etc/kubernetes'] });
    log.note('error', 'crashed', { detail: 'Error: x\n  at y' });
    await log.flush();
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        at: '2026-11-27T07:08:09.000Z',
        level: 'info',
        event: 'look-finished',
        facts: { certificates: 3 },
        paths: ['/etc/kubernetes'],
      },
      { at: '2026-11-27T07:08:09.000Z', level: 'error', event: 'crashed', detail: 'Error: x\n  at y' },
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await log.read()).entries.map(({ event }) => event)).toEqual(['look-finished', 'crashed']);
  });

  it('stays within its bounds however much is noted, and shows the end across a rotation', async () => {
    const folder = tempFolder();
    const log = createLogFile({ path: join(folder, 'a.log'), now, maxBytes: 10_000 });
    for (let at = 0; at < 1_000; at++) {
      log.note('info', 'noted', { facts: { at }, detail: 'x'.repeat(20) });
      if (at % 20 === 0) await log.flush();
    }
    const { entries, problem } = await log.read();
    expect(readdirSync(folder).toSorted()).toEqual(['a.log', 'a.log.1', 'a.log.2']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(10_000);
    expect(problem).toBeUndefined();
    expect(entries.at(-1)?.facts).toEqual({ at: 999 });
    expect(entries.length).toBeGreaterThan(60);
  });

  it('drops what comes faster than any disk, and says how much', async () => {
    const log = createLogFile({ path: join(tempFolder(), 'a.log'), now });
    for (let at = 0; at < 3_000; at++) log.note('info', 'noted', { facts: { at } });
    expect((await log.read()).entries.at(-1)).toMatchObject({ event: 'log-dropped', facts: { dropped: 1_000 } });
  });

  it('passes over a line that a power cut left half written', async () => {
    const path = join(tempFolder(), 'a.log');
    writeFileSync(path, '{"at":"2026-11-27T07:00:00.000Z","level":"info","event":"whole"}\n{"at":"2026-11-27T07:0');
    const log = createLogFile({ path, now });
    log.note('info', 'after');
    await log.flush();
    log.note('info', 'later');
    expect((await log.read()).entries.map(({ event }) => event)).toEqual(['whole', 'after', 'later']);
  });

  it('goes on in memory where the disk takes nothing, says why, and is on disk again when it does', async () => {
    const folder = tempFolder();
    const inTheWay = join(folder, 'state');
    writeFileSync(inTheWay, 'a file where the folder should be');
    const path = join(inTheWay, 'notafter.log');
    const log = createLogFile({ path, now });
    log.note('info', 'first');
    const { entries, problem } = await log.read();
    expect(entries.map(({ event }) => event)).toEqual(['first']);
    expect(problem).toMatch(/ENOTDIR|EEXIST/u);
  });

  it('never holds a private key, whoever tries to note one', async () => {
    const path = join(tempFolder(), 'a.log');
    const log = createLogFile({ path, now });
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    log.note('error', 'crashed', { detail: `Error: cannot read ${pem}`, paths: [pem], facts: { said: pem } });
    await log.flush();
    expect(readFileSync(path, 'utf8')).not.toContain(pem.split('\n')[1]);
    expect((await log.read()).entries[0]).toMatchObject({ detail: withheldText, paths: [withheldText] });
  });

  it('is on disk at once when asked to be, also where nothing has been written yet', () => {
    const path = join(tempFolder(), 'state', 'notafter', 'notafter.log');
    const log = createLogFile({ path, now });
    log.note('error', 'crashed', { detail: 'Error: x' });
    log.flushNow();
    expect(readFileSync(path, 'utf8')).toContain('Error: x');
  });

  it('tells of what ended the process, on disk before it ends', async () => {
    const path = join(tempFolder(), 'a.log');
    const script = await builtScript(`
      import { createLogFile } from './electron/engine/log/log-file.ts';
      import { noteStart } from './electron/engine/log/note-start.ts';
      noteStart(createLogFile({ path: ${JSON.stringify(path)}, now: () => 0 as never }), 'serve');
      setTimeout(() => { throw new TypeError('planted'); }, 0);`);
    const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    expect(stderr).toContain('planted');
    expect(status).not.toBe(0);
    const entries = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(entries.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { event: 'started', facts: { host: 'serve' } },
      { event: 'crashed', facts: { name: 'TypeError' }, detail: expect.stringContaining('planted') as string },
    ]);
  });
});

it('the log lies where each system keeps logs, or where NOTAFTER_LOG says', () => {
  const homeDirectory = '/home/ada';
  const on = (platform: NodeJS.Platform, env: Record<string, string>) => logPath({ env, platform, homeDirectory });
  expect(on('linux', {})).toBe('/home/ada/.local/state/notafter/notafter.log');
  expect(on('linux', { XDG_STATE_HOME: '/var/state' })).toBe('/var/state/notafter/notafter.log');
  expect(on('linux', { XDG_STATE_HOME: 'relative' })).toBe('/home/ada/.local/state/notafter/notafter.log');
  expect(on('darwin', {})).toBe('/home/ada/Library/Logs/NotAfter/notafter.log');
  expect(on('win32', { LOCALAPPDATA: '/l' })).toBe('/l/NotAfter/Logs/notafter.log');
  expect(on('linux', { NOTAFTER_LOG: '/tmp/x.log' })).toBe('/tmp/x.log');
  expect(on('linux', { NOTAFTER_LOG: 'off' })).toBeUndefined();
});
