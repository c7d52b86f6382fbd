// npm run bench:reports [-- --rounds N --count N]: how long each format takes to build, and the memory of its process.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { median } from '../measure.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, count: { type: 'string', default: '100000' } },
});
const formats = ['csv', 'json', 'openmetrics', 'markdown', 'text', 'ical', 'junit', 'cyclonedx'];
const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'notafter-bench-reports-'));
const bundle = join(folder, 'reports.mjs');
await build({
  entryPoints: [join(here, 'entry.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
});

/** @typedef {{ ms: number, cpuMs: number, bytes: number, beforeMb: number, peakMb: number }} Sample */
/** @type {Map<string, Sample[]>} */
const samples = new Map(formats.map((id) => [id, []]));
try {
  for (let round = 1; round <= Math.max(1, Number(values.rounds)); round += 1) {
    console.error(`round ${round} of ${values.rounds}`);
    for (const id of formats) {
      const printed = execFileSync(process.execPath, [join(here, 'build-one.mjs'), bundle, id, values.count], {
        encoding: 'utf8',
      });
      samples.get(id)?.push(/** @type {Sample} */ (JSON.parse(printed)));
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

console.log(
  `${values.count} certificates, ${values.rounds} rounds, ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`,
);
console.table(
  Object.fromEntries(
    [...samples].map(([id, own]) => [
      id,
      {
        'median ms': Math.round(median(own.map(({ ms }) => ms))),
        'median CPU ms': Math.round(median(own.map(({ cpuMs }) => cpuMs))),
        'MB written': Math.round((own[0]?.bytes ?? 0) / 1e6),
        'MB before': Math.round(Math.max(...own.map(({ beforeMb }) => beforeMb))),
        'peak MB': Math.round(Math.max(...own.map(({ peakMb }) => peakMb))),
      },
    ]),
  ),
);
