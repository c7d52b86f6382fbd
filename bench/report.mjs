// What a run prints: a table for each row, and the table of the README.
import { median } from './measure.mjs';
import { machineText } from './machine.mjs';
import { floorName, rounded } from './row.mjs';

/**
 * @typedef {object} GoalResult
 * @property {string} goal  empty where nothing is to be met
 * @property {string} figure
 * @property {boolean | undefined} isMet  undefined: not measured
 */

/**
 * @typedef {object} RowResult
 * @property {string} id
 * @property {string} title
 * @property {readonly { name: string, missing: string }[]} notMeasured
 * @property {Readonly<Record<string, readonly import('./row.mjs').Figures[]>>} samples  by contender
 * @property {readonly GoalResult[]} goals
 * @property {string} [failed]  why there is no figure
 */

/**
 * @typedef {object} Run
 * @property {ReturnType<typeof import('./machine.mjs').machine>} machine  with the load at the start
 * @property {number} loadAtEnd
 * @property {string} date  UTC
 * @property {number} rounds
 * @property {Readonly<Record<string, string | undefined>>} versions
 * @property {readonly RowResult[]} rows
 */

const heads = { ms: 'median ms', cpuMs: 'CPU ms', peakMb: 'peak MB', us: 'median µs', cpuUs: 'CPU µs' };
const ofProcess = ['ms', 'cpuMs', 'peakMb'];

/** @param {RowResult} row @param {readonly string[]} [shown]  the first one has its least and greatest beside it */
export function printRowResult({ title, samples, goals, notMeasured, failed }, shown = ofProcess) {
  console.log(`\n${title}`);
  if (failed !== undefined) console.log(`  not measured: ${failed}`);
  const [first] = shown;
  if (first !== undefined && Object.keys(samples).length > 0) {
    const own = Object.keys(samples).find((name) => name.startsWith('notafter')) ?? '';
    const base = medianOf(samples[own] ?? [], first);
    console.table(
      Object.fromEntries(Object.entries(samples).map(([name, turns]) => [name, cellsOf(turns, shown, first, base)])),
    );
  }
  for (const { goal, figure, isMet } of goals)
    console.log(`  ${metWord(goal, isMet)}${figure}${goal && `   (goal: ${goal})`}`);
  for (const { name, missing } of notMeasured) console.log(`  not measured: ${name}, because ${missing}`);
}

/** @param {readonly import('./row.mjs').Figures[]} turns @param {readonly string[]} shown @param {string} first @param {number} base */
function cellsOf(turns, shown, first, base) {
  const values = turns.map((turn) => turn[first] ?? NaN);
  const cells = shown.map((figure) => [
    heads[/** @type {keyof typeof heads} */ (figure)] ?? figure,
    figureText(medianOf(turns, figure)),
  ]);
  cells.splice(1, 0, ['min-max', `${figureText(Math.min(...values))}-${figureText(Math.max(...values))}`]);
  return Object.fromEntries([
    ...cells,
    ['x notafter', (medianOf(turns, first) / base).toFixed(2)],
    ['turns', turns.length],
  ]);
}

/** @param {readonly import('./row.mjs').Figures[]} turns @param {string} figure */
function medianOf(turns, figure) {
  return median(turns.map((turn) => turn[figure]).filter((value) => value !== undefined));
}

/** @param {number} value */
const figureText = (value) => (Number.isFinite(value) ? rounded(value) : 'not known');

/** @param {string} goal @param {boolean | undefined} isMet */
function metWord(goal, isMet) {
  if (goal === '') return '';
  return isMet === undefined ? 'not measured ' : isMet ? 'met: ' : 'NOT MET: ';
}

/** The table of the README with the machine above and what was not measured below. @param {Run} run */
export function markdown({ machine, loadAtEnd, date, rounds, versions, rows }) {
  const programs = Object.entries(versions).map(
    ([name, version]) => `${name} ${version?.replace(/^\S+ (?=\d)| \(.*\)$/gu, '') ?? 'not installed'}`,
  );
  const lines = rows.flatMap((row) =>
    row.goals
      .filter(({ figure }) => figure !== '')
      .map(({ goal, figure, isMet }, index) => {
        const verdict = goal === '' ? '' : isMet ? 'met' : '**not met**';
        return `| ${index === 0 ? row.title : ''} | ${index === 0 ? timesOf(row) : ''} | ${figure} | ${goal} | ${verdict} |`;
      }),
  );
  return [
    `Measured on ${machineText(machine)}, load ${machine.load} at the start and ${loadAtEnd} at the end, on ${date.slice(0, 10)};`,
    `medians of ${rounds} alternating rounds; ${programs.join(', ')}.`,
    '',
    '| what | NotAfter and the fastest other | measured | at least | |',
    '|---|---|---|---|---|',
    ...lines,
    '',
    `Not measured: ${notMeasuredText(rows)}`,
  ].join('\n');
}

/** Its own time and that of the fastest other; nothing where NotAfter stands there several times, as the goals tell each. @param {RowResult} row */
function timesOf({ samples }) {
  const names = Object.keys(samples);
  const own = names.filter((name) => name.startsWith('notafter'));
  const peers = names.filter((name) => !own.includes(name) && name !== floorName);
  const [first = ''] = own;
  if (own.length !== 1) return '';
  const [fastest] = peers
    .map((name) => ({ name, text: timeOf(samples[name] ?? []), us: usOf(samples[name] ?? []) }))
    .sort((a, b) => a.us - b.us);
  const ours = timeOf(samples[first] ?? []);
  return fastest === undefined ? ours : `${ours}; ${fastest.text} ${fastest.name}`;
}

/** @param {readonly import('./row.mjs').Figures[]} turns @returns {number} microseconds, of a whole run or of what the row is about */
function usOf(turns) {
  const ms = medianOf(turns, 'ms');
  return Number.isFinite(ms) ? ms * 1_000 : medianOf(turns, 'us');
}

/** @param {readonly import('./row.mjs').Figures[]} turns */
function timeOf(turns) {
  const us = usOf(turns);
  if (!Number.isFinite(us)) return '';
  return us >= 1_000 ? timeText(us / 1_000) : `${rounded(us)} µs`;
}

/** @param {number} ms */
const timeText = (ms) => (ms >= 1_000 ? `${(ms / 1_000).toFixed(2)} s` : `${rounded(ms)} ms`);

/** @param {readonly RowResult[]} rows */
function notMeasuredText(rows) {
  const failed = rows.filter((row) => row.failed !== undefined).map((row) => `${row.title} (${row.failed})`);
  const missing = rows.flatMap((row) => row.notMeasured.map(({ name, missing: why }) => `${name} (${why})`));
  return `${[...failed, ...new Set(missing), ...neverMeasured].join('; ')}.`;
}

/** What no row measures, wherever it is run. */
const neverMeasured = [
  'the desktop window under Electron',
  'frames with a graphics card',
  'macOS and Windows',
  'disks over NFS or SMB',
];
