import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtScript } from '../../../shared/testing/built-script.ts';
import { tempFolder } from '../../../shared/testing/temp-folder.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { createSettingsFile } from './settings-file.ts';

const now = () => 0 as EpochMs;

/** Every call by which a change of the settings touches the disk, in their order, and one more: after all of them. */
const steps = 12;

/**
 * Changes the theme in a process of its own, and kills that in the middle: at the step it is told, before the call, or for a
 * write when half of it is done.
 */
const dyingWriter = `
  import fs from 'node:fs/promises';
  import { syncBuiltinESMExports } from 'node:module';
  const [path, at] = process.argv.slice(2);
  let step = 0;
  const die = () => process.kill(process.pid, 'SIGKILL');
  const isTurn = () => step++ === Number(at);
  for (const name of ['mkdir', 'open', 'readFile', 'readdir', 'realpath', 'rename', 'rm']) {
    const real = fs[name];
    fs[name] = async (...args) => {
      if (isTurn()) { die(); await new Promise(() => {}); }
      const result = await real(...args);
      if (name !== 'open') return result;
      const { writeFile, sync } = result;
      result.writeFile = async (text, ...more) => {
        if (!isTurn()) return writeFile.call(result, text, ...more);
        await writeFile.call(result, text.slice(0, text.length / 2), ...more);
        die(); await new Promise(() => {});
      };
      result.sync = async () => { if (isTurn()) { die(); await new Promise(() => {}); } return sync.call(result); };
      return result;
    };
  }
  syncBuiltinESMExports();
  const { createSettingsFile } = await import('./electron/engine/workspace/settings-file.ts');
  const file = createSettingsFile({ path, now: () => 0 });
  await file.write({ theme: 'dark' });
  console.log('written after ' + step);`;

describe('a power cut while the settings are written', () => {
  const script = builtScript(dyingWriter);

  it.each(Array.from({ length: steps }, (_, at) => [at]))('at step %i loses nothing that was saved', async (at) => {
    const folder = tempFolder();
    const path = join(folder, 'settings.json');
    await createSettingsFile({ path, now }).write({ zone: 'local', recentPlaces: ['/etc/kubernetes'] });
    const { signal, stdout } = spawnSync(process.execPath, [await script, path, String(at)], { encoding: 'utf8' });
    const isOver = at === steps - 1;
    expect({ signal, stdout }).toEqual(
      isOver ? { signal: null, stdout: `written after ${at}\n` } : { signal: 'SIGKILL', stdout: '' },
    );

    // The lock may still lie there; it is broken when it is old enough, which a person's next start is.
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1, statSync(path).mtimeMs / 1_000 - 60);
    const next = createSettingsFile({ path, now });
    const { settings, problems } = await next.read();
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ zone: 'local', recentPlaces: ['/etc/kubernetes'] });
    expect(isOver ? ['dark'] : ['system', 'dark']).toContain(settings.theme);

    const after = await next.write({ language: 'ja' });
    expect(after.problems).toEqual([]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ zone: 'local', language: 'ja' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});
