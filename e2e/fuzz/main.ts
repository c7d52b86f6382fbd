// `npm run fuzz -- [--seconds N] [--seed N] [--format NAME] [--round N]`: good files of every format, changed at random, are read as
// if somebody had opened them. A fault is a crash, a rejection, more than 50 ms of processor time for each certificate, memory that
// is not given back, or an attempt to write. Seed and round bring the same file again.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { mutant } from './mutations.ts';
import { refuseWrites } from './no-writes.ts';
import { formats, originals, type Format } from './originals.ts';
import { pick, randomFrom } from './random.ts';
import { readHostile } from './read-hostile.ts';

/** Of one certificate, and of a file that has none. */
const maxCpuMs = 50;
/** Unpacking, and the key derivation of a container, are paid once a file; both are bounded by the engine. */
const allowanceMs: Readonly<Partial<Record<Format, number>>> = { tar: 1_000, zip: 1_000, pkcs12: 3_000 };
/** Of the clock, not of the processor: a loaded machine is no hang. */
const hangMs = 60_000;
/** Above what the process holds when all formats have been read once. The largest archive unpacks to 256 MB. */
const maxGrownBytes = 768 * 1024 * 1024;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    format: { type: 'string' },
    round: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const wanted = formats.filter((format) => values.format === undefined || format === values.format);
if (wanted.length === 0) throw new Error(`--format is one of ${formats.join(', ')}.`);
console.log(`seed ${seed}`);

const good = await originals();
const faults: string[] = [];
const writes: string[] = [];
const readable = new Map<Format, number>();
for (const format of formats) {
  for (const bytes of good[format])
    readable.set(format, (readable.get(format) ?? 0) + (await readHostile(format, bytes)));
}
const barren = formats.filter((format) => readable.get(format) === 0);
if (barren.length > 0) throw new Error(`Nothing is read of what is good: ${barren.join(', ')}.`);
const beat = watchForHangs();
const mayWrite = refuseWrites((call) => writes.push(call));
process.on('uncaughtException', (error) => report(`uncaught: ${error.stack}`));
process.on('unhandledRejection', (error) => report(`unhandled: ${String(error)}`));

const heldAtFirst = process.memoryUsage().rss;
const startedAt = performance.now();
const rounds: Record<string, number> = {};
let current: { format: Format; round: number; bytes: Uint8Array } | undefined;
const only = values.round === undefined ? undefined : Number(values.round);
for (let round = only ?? 0; isTimeLeft(round); round++) {
  const random = randomFrom(seed + Math.imul(round, 0x9e3779b1));
  const format = pick(random, wanted);
  const bytes = mutant(
    pick(random, good[format]),
    pick(
      random,
      formats.map((each) => good[each]),
    ),
    random,
  );
  current = { format, round, bytes };
  Atomics.store(beat, 0, round + 1);
  rounds[format] = (rounds[format] ?? 0) + 1;
  await tryOne(format, bytes);
}

for (const [format, count] of Object.entries(rounds)) console.log(`${format}: ${count} files`);
Atomics.store(beat, 0, -1);
console.log(`${faults.length} faults, seed ${seed}`);
process.exitCode = faults.length > 0 ? 1 : 0;

function isTimeLeft(round: number): boolean {
  if (only !== undefined) return round === only;
  return performance.now() - startedAt < Number(values.seconds) * 1_000 && faults.length < 20;
}

async function tryOne(format: Format, bytes: Uint8Array): Promise<void> {
  try {
    const first = await timed(format, bytes);
    const allowed = maxCpuMs * Math.max(1, first.certificates) + (allowanceMs[format] ?? 0);
    // The compiler, the collector and the neighbours strike anywhere: what is slow is slow every time.
    let { cpuMs } = first;
    for (let again = 0; again < 5 && cpuMs > allowed; again++) cpuMs = (await timed(format, bytes)).cpuMs;
    if (cpuMs > allowed) report(`${Math.round(cpuMs)} ms of processor time, ${Math.round(allowed)} are allowed`);
  } catch (error) {
    report(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  for (const call of writes.splice(0)) report(`wrote: ${call}`);
  const grown = process.memoryUsage().rss - heldAtFirst;
  if (grown > maxGrownBytes) report(`${Math.round(grown / 2 ** 20)} MB more than at first are held`);
}

async function timed(format: Format, bytes: Uint8Array): Promise<{ cpuMs: number; certificates: number }> {
  const before = process.cpuUsage();
  const certificates = await readHostile(format, bytes);
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1_000, certificates };
}

/**
 * What hangs cannot tell so itself: another thread ends the process when a round takes longer than any honest one.
 *
 * @returns where each round leaves its number plus one, and the end of all of them -1
 */
function watchForHangs(): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  const watch = `
    const { writeSync } = require('node:fs');
    const { workerData: [beat, seed, limitMs] } = require('node:worker_threads');
    let seen = 0;
    let since = Date.now();
    setInterval(() => {
      const now = Atomics.load(beat, 0);
      if (now !== seen) { seen = now; since = Date.now(); }
      else if (now > 0 && Date.now() - since > limitMs) {
        writeSync(2, 'FAULT hangs: --seed ' + seed + ' --round ' + (now - 1) + '\\n');
        process.kill(process.pid, 'SIGKILL');
      }
    }, 500);`;
  new Worker(watch, { eval: true, workerData: [shared, seed, hangMs] }).unref();
  return shared;
}

/** Names what brings it again, and keeps the file. */
function report(what: string): void {
  const { format, round, bytes } = current ?? { format: 'none', round: -1, bytes: new Uint8Array() };
  const path = `dist/fuzz/${seed}-${round}.${format}`;
  faults.push(what);
  console.error(`FAULT ${format} --seed ${seed} --round ${round} (${bytes.length} bytes, ${path}): ${what}`);
  mayWrite(() => {
    mkdirSync('dist/fuzz', { recursive: true });
    writeFileSync(path, bytes);
  });
}
