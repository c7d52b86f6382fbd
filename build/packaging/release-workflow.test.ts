import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import configuration from './electron-builder.mjs';

const path = new URL('../../.github/workflows/release.yml', import.meta.url);
const text = await readFile(path, 'utf8');
const workflow = parse(text) as {
  permissions: object;
  jobs: Record<string, { permissions: object; steps: { uses?: string; run?: string; with?: { path?: string } }[] }>;
};
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

test('every action is pinned by the hash of its commit, with its version beside it', () => {
  const used = steps.flatMap(({ uses }) => uses ?? []);
  expect(used.length).toBeGreaterThan(5);
  for (const action of used) {
    expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/u);
    expect(text).toMatch(new RegExp(`${action} # v\\d`, 'u'));
  }
});

test('no job may do more than it states, and only the last may write', () => {
  expect(workflow.permissions).toEqual({});
  const writing = Object.entries(workflow.jobs).filter(([, { permissions }]) =>
    Object.values(permissions).includes('write'),
  );
  expect(writing.map(([name]) => name)).toEqual(['release']);
});

test('nothing that others choose, such as the name of a tag, is put into a script as text', () => {
  for (const { run } of steps) expect(run ?? '').not.toContain('${{');
});

test('every kind of package that is made is published', () => {
  const patterns = steps.flatMap((step) => step.with?.path?.split('\n') ?? []);
  const made = [configuration.linux, configuration.mac, configuration.win].flatMap((system) =>
    [system?.target ?? []].flat().map((target) => (typeof target === 'object' ? target.target : target)),
  );
  expect(made).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz', 'dmg', 'zip', 'nsis', 'zip']);
  for (const target of made) {
    expect(patterns.map((pattern) => pattern.trim())).toContain(`release/*.${target === 'nsis' ? 'exe' : target}`);
  }
});
