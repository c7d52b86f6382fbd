// npm run bench [-- --rounds N]: medians, ratios and peak memory beside the peers that are installed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchInput, certificateCount } from './input.mjs';
import { measure, median } from './measure.mjs';
import { benchRows, versionOf } from './rows.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Math.max(1, Number.parseInt(values.rounds, 10) || 5);
if (!existsSync(new URL('../dist/cli.mjs', import.meta.url))) {
  console.error('dist/cli.mjs is not there: run `npm run build` first.');
  process.exit(2);
}

const rows = benchRows(benchInput());
const present = rows.filter(({ needs }) => versionOf(needs) !== undefined);
const missing = rows.filter((row) => !present.includes(row));

// Before any time is taken: the answer is whole, and the files are in the page cache for everybody.
for (const { name, command } of present.filter((row) => row.name.startsWith('notafter'))) {
  const seen = certificatesIn(command);
  if (seen !== certificateCount) throw new Error(`${name}: ${seen} certificates instead of ${certificateCount}`);
}

/** @type {Map<string, import('./measure.mjs').Sample[]>} */
const samples = new Map(present.map(({ name }) => [name, []]));
for (let round = 1; round <= rounds; round++) {
  console.error(`round ${round} of ${rounds}`);
  // Rows take turns, so that a slow minute of the machine meets all of them.
  for (const { name, command } of present) samples.get(name)?.push(await measure(command));
}

const results = present.map(({ name, input }) => {
  const own = samples.get(name) ?? [];
  const wallMs = own.map((sample) => sample.wallMs);
  const peaksMb = own.map((sample) => sample.peakMb).filter((mb) => mb !== undefined);
  return {
    name,
    input,
    medianMs: median(wallMs),
    minMs: Math.min(...wallMs),
    maxMs: Math.max(...wallMs),
    peakMb: peaksMb.length === 0 ? undefined : Math.max(...peaksMb),
    samples: own,
  };
});
const ours = new Map(results.filter(({ name }) => name.startsWith('notafter')).map((row) => [row.input, row.medianMs]));

console.log(
  `${certificateCount} certificates, ${rounds} rounds, ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`,
);
console.table(
  Object.fromEntries(
    results.map(({ name, input, medianMs, minMs, maxMs, peakMb }) => [
      name,
      {
        'median ms': Math.round(medianMs),
        'min-max ms': `${Math.round(minMs)}-${Math.round(maxMs)}`,
        'x notafter': ratio(medianMs, ours.get(input)),
        'peak MB': peakMb === undefined ? 'not known' : Math.round(peakMb),
      },
    ]),
  ),
);
for (const { name, needs } of missing) console.log(`not measured: ${name}, because ${needs} is not installed`);

const out = fileURLToPath(new URL('out/', import.meta.url));
mkdirSync(out, { recursive: true });
const file = `${out}${new Date().toISOString().replaceAll(':', '-')}.json`;
const peers = Object.fromEntries(present.map(({ needs }) => [needs, versionOf(needs)]));
const notMeasured = missing.map(({ name }) => name);
writeFileSync(file, `${JSON.stringify({ certificateCount, rounds, peers, notMeasured, results }, undefined, 2)}\n`);
console.log(`Every sample is in ${file}`);

/** @param {readonly string[]} command */
function certificatesIn([program = '', ...args]) {
  const text = execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return /** @type {{ certificates: unknown[] }} */ (JSON.parse(text)).certificates.length;
}

/** @param {number} peerMs @param {number | undefined} ownMs */
function ratio(peerMs, ownMs) {
  return ownMs === undefined ? '' : (peerMs / ownMs).toFixed(2);
}
