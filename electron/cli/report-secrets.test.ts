import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reportFormatIds } from '../../shared/reports/format-ids.ts';
import { runCli } from '../../shared/testing/built-cli.ts';
import { plantKeys } from '../../shared/testing/planted-keys.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';

it('no private key, token or password comes out in any format, wherever it was planted', async () => {
  const { places, foundIn } = plantKeys(tempFolder());
  const out = tempFolder();
  const formats = reportFormatIds.flatMap((id) => ['-F', id]);
  const { stderr, exitCode } = await runCli(['report', ...places, ...formats, '-o', `${out}/`, '--lang', 'ja']);
  expect(exitCode).toBe(1);
  const nagios = await runCli(['check', ...places, '-o', 'nagios']);
  const plan = await runCli(['plan', ...places, '-o', 'json']);

  const written = readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')] as const);
  expect(written).toHaveLength(reportFormatIds.length);
  const texts = [
    ...written,
    ['stderr', stderr] as const,
    ['nagios', nagios.stdout + nagios.stderr] as const,
    ['plan', plan.stdout + plan.stderr] as const,
  ];
  for (const [name, text] of texts) {
    const folded = name.endsWith('.ics') ? text.replaceAll('\r\n ', '') : text;
    expect({ name, leaked: foundIn(folded) }).toEqual({ name, leaked: [] });
  }
  // Something was read of each place, or there would be nothing to leak.
  const json = written.find(([name]) => name === 'notafter.json')?.[1];
  for (const path of [/node\.zip!\/pki\/combined\.pem/u, /node\.tar\.gz/u, /open\.p12/u, /Secret demo\/www-tls/u]) {
    expect(json).toMatch(path);
  }
});
