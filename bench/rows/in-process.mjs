// Parts of the program alone: the reader, signatures, judging, memory. Each turn is a process of its own, so that nothing is warm from another.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { requireBanner } from '../../build/require-banner.mjs';
import { benchInput, judgedAt } from '../input.mjs';
import { atMost, atMostTimes, timesFasterThan } from '../row.mjs';

const here = fileURLToPath(new URL('../in-process/', import.meta.url));

/** The parts as one module that plain Node reads. */
async function builtParts() {
  const folder = mkdtempSync(join(tmpdir(), 'notafter-bench-parts-'));
  const program = join(folder, 'parts.mjs');
  await build({
    entryPoints: [join(here, 'entry.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['*.node', 'cpu-features'],
    banner: { js: requireBanner },
    logLevel: 'error',
  });
  return { program, end: () => rmSync(folder, { recursive: true }) };
}

/** @param {string} name @param {string} script @param {readonly string[]} args @returns {import('../row.mjs').Contender} */
function part(name, script, args) {
  const command = ['--expose-gc', join(here, script), ...args];
  return { name, take: async () => JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) };
}

const readers = ['notafter', 'node:crypto', '@peculiar/x509', '@peculiar/asn1-x509', 'pkijs', 'node-forge'];

/** @param {number} count @returns {readonly import('../row.mjs').Row[]} */
export const inProcess = (count) => [
  {
    id: 'reader',
    title: 'reader alone, for each certificate',
    begin: async () => {
      const { program, end } = await builtParts();
      const { bundle } = benchInput(count);
      return { end, contenders: readers.map((name) => part(name, 'reader.mjs', [program, bundle, name])) };
    },
    goals: [timesFasterThan(40, 'notafter', 'node:crypto', 'us')],
    shown: ['us', 'cpuUs'],
  },
  {
    id: 'signatures',
    title: `paths and signatures of ${count}`,
    begin: async () => {
      const { program, end } = await builtParts();
      const { bundle } = benchInput(count);
      return {
        end,
        contenders: [
          part('notafter', 'signatures.mjs', [program, bundle, 'notafter']),
          part('crypto.verify alone', 'signatures.mjs', [program, bundle, 'verify']),
        ],
      };
    },
    goals: [atMostTimes(1.5, 'notafter', 'crypto.verify alone')],
    shown: ['ms', 'cpuMs', 'usPerCertificate'],
  },
  {
    id: 'judging',
    title: `assess ${count * 10}: roles, paths known, findings`,
    begin: async () => {
      const { program, end } = await builtParts();
      const contenders = sizes(count).map((each) =>
        part(judging(each), 'judging.mjs', [program, benchInput(each).folder, judgedAt]),
      );
      return { end, contenders };
    },
    goals: [
      atMost(1000, 'ms', judging(count * 10)),
      flatCost(judging(count / 10), judging(count * 10)),
      atMost(2000, 'B', judging(count * 10), 'bytesPerCertificate', 'memory for each certificate'),
    ],
    shown: ['ms', 'assessMs', 'findingsMs', 'cpuMs', 'usPerCertificate', 'bytesPerCertificate'],
  },
];

/** @param {number} count */
const sizes = (count) => [count / 10, count, count * 10];
/** @param {number} count */
const judging = (count) => `notafter, ${count}`;

/** What a hundred times as many may cost more for each, where noise and caches of the processor are part of it. */
const flatTimes = 1.5;

/** @param {string} few @param {string} many @returns {import('../row.mjs').Goal} */
function flatCost(few, many) {
  return {
    text: `cost for each certificate flat (at most ${flatTimes}x)`,
    judge: (row) => {
      const [small, large] = [row.of(few, 'usPerCertificate'), row.of(many, 'usPerCertificate')];
      if (small === undefined || large === undefined) return undefined;
      const figure = `${small.toFixed(1)} µs to ${large.toFixed(1)} µs each`;
      return { figure, isMet: large / small <= flatTimes };
    },
  };
}
