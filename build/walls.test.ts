import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { lintConfigPath, lintConfigText } from './lint-config.mjs';
import { importsAcrossWalls, productFiles } from './imports.mjs';
import { layers } from './walls.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const planted = mkdtempSync(join(tmpdir(), 'notafter-walls-'));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(planted, file)), { recursive: true });
  writeFileSync(join(planted, file), text);
}

/** The messages of the wall rule alone for one planted file. */
function lint(file: string, text: string): string {
  plant(file, text);
  const oxlint = join(root, 'node_modules', '.bin', 'oxlint');
  const { stdout } = spawnSync(oxlint, ['--config', lintConfigPath, '-A', 'all', join(planted, file)], {
    cwd: planted,
    encoding: 'utf8',
  });
  return stdout;
}

describe('the walls between folders', () => {
  it('are written into the lint configuration as the table says', async () => {
    expect(readFileSync(lintConfigPath, 'utf8')).toBe(await lintConfigText());
  });

  it.each([
    ['shared/x509/a.ts', `import { readFileSync } from 'node:fs';`],
    ['shared/x509/b.ts', `import type { App } from 'electron';`],
    ['shared/pki/c.ts', `import { look } from '../../electron/engine/look.ts';`],
    ['electron/engine/d.ts', `import { app } from 'electron';`],
    ['electron/engine/e.ts', `export * from '../serve/start-serve.ts';`],
    ['electron/cli/f.ts', `import { createWindow } from '../desktop/window.ts';`],
    ['electron/serve/g.ts', `import 'electron/main';`],
    ['renderer/views/h.tsx', `import { look } from '../../electron/engine/look.ts';`],
    ['renderer/views/i.tsx', `import type { Stats } from 'node:fs';`],
  ])('lint refuses in %s: %s', (file, text) => {
    expect(lint(file, text)).toContain('(build/walls.mjs)');
  });

  it.each([
    [
      'shared/x509/j.ts',
      `import { z } from 'zod'; import type { EpochMs } from './brand.ts'; export const a: EpochMs = z;`,
    ],
    ['electron/engine/k.ts', `import { parse } from 'yaml'; import fs from 'node:fs/promises'; export { parse, fs };`],
    ['electron/desktop/l.ts', `import { app } from 'electron'; export { app };`],
    ['renderer/views/m.tsx', `import { assess } from '../../shared/pki/assess.ts'; export { assess };`],
  ])('lint allows in %s: %s', (file, text) => {
    expect(lint(file, text)).not.toContain('(build/walls.mjs)');
  });

  it.each([
    ['shared/n.ts', `export const fs = () => import('node:fs');`, 'node:fs'],
    ['renderer/o.ts', `export const app = () => import('electron');`, 'electron'],
  ])('a dynamic import is seen too, in %s: %s', async (file, text, specifier) => {
    plant(file, text);
    expect(await importsAcrossWalls(planted, [file])).toEqual([`${file} -> ${specifier}`]);
  });

  it.each(layers.map(({ folder }) => folder))('hold in %s as it is, dynamic imports included', async (folder) => {
    expect(await importsAcrossWalls(root, await productFiles(root, folder))).toEqual([]);
  });
});
