// npm run bench [-- --rounds N] [--only ROW,ROW] [--markdown] [--from FILE] [--out FOLDER] [--list]: every row beside its peers, which take turns.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { certificateCount } from './input.mjs';
import { machine, machineText } from './machine.mjs';
import { markdown, printRowResult } from './report.mjs';
import { takeTurns } from './row.mjs';
import { disks } from './rows/disk.mjs';
import { inProcess } from './rows/in-process.mjs';
import { manyCertificates } from './rows/many-certificates.mjs';
import { cli, peerVersions } from './rows/process-contender.mjs';
import { smallRuns } from './rows/small-runs.mjs';
import { windowRows } from './rows/window.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', multiple: true },
    certificates: { type: 'string', default: String(certificateCount) },
    markdown: { type: 'boolean', default: false },
    from: { type: 'string' },
    out: { type: 'string', default: fileURLToPath(new URL('out', import.meta.url)) },
    list: { type: 'boolean', default: false },
  },
});
const rounds = wholeNumber(values.rounds, '--rounds');
const count = wholeNumber(values.certificates, '--certificates');
const all = [...manyCertificates(count), ...inProcess(count), ...smallRuns, ...disks(count), ...windowRows(count * 10)];

if (values.list) {
  for (const { id, title } of all) console.log(`${id.padEnd(16)}${title}`);
} else if (values.from !== undefined) {
  console.log(markdown(JSON.parse(readFileSync(values.from, 'utf8'))));
} else {
  await run(chosenRows());
}

function chosenRows() {
  const ids = values.only?.flatMap((text) => text.split(',')) ?? all.map(({ id }) => id);
  const unknown = ids.find((id) => !all.some((row) => row.id === id));
  if (unknown !== undefined) stop(`There is no row ${unknown}: ${all.map(({ id }) => id).join(', ')}.`);
  return all.filter(({ id }) => ids.includes(id));
}

/** @param {readonly import('./row.mjs').Row[]} rows */
async function run(rows) {
  if (!existsSync(cli)) stop(`${cli} is not there: run \`npm run build\` first.`);
  mkdirSync(values.out, { recursive: true });
  const date = new Date().toISOString();
  const file = join(values.out, `${date.replaceAll(':', '-')}.json`);
  const began = machine();
  if (!values.markdown)
    console.log(`${machineText(began)}, load ${began.load}, Node ${process.version}, ${rounds} rounds`);
  /** @type {import('./report.mjs').RowResult[]} */
  const results = [];
  for (const row of rows) {
    console.error(`${new Date().toISOString().slice(11, 19)} ${row.id}: ${row.title} …`);
    const result = await measured(row);
    results.push(result);
    if (!values.markdown) printRowResult(result, row.shown);
    // After each, so that a run that is stopped leaves what it has.
    writeFileSync(file, `${JSON.stringify(theRun(), undefined, 2)}\n`);
  }
  if (values.markdown) console.log(markdown(theRun()));
  else console.log(`\nload at the end: ${theRun().loadAtEnd}`);
  console.error(`Every sample is in ${file}`);
  if (results.some(({ failed }) => failed !== undefined)) process.exitCode = 1;

  function theRun() {
    const loadAtEnd = Number((loadavg()[0] ?? 0).toFixed(1));
    return { machine: began, loadAtEnd, date, rounds, versions: peerVersions(), rows: results };
  }
}

/** A row that fails does not take the others with it. @param {import('./row.mjs').Row} row @returns {Promise<import('./report.mjs').RowResult>} */
async function measured({ id, title, begin, goals }) {
  try {
    const { contenders, end } = await begin();
    try {
      const figures = await takeTurns(contenders, rounds);
      return {
        id,
        title,
        notMeasured: contenders.flatMap(({ name, missing }) => (missing === undefined ? [] : [{ name, missing }])),
        samples: Object.fromEntries(figures.samples),
        goals: goals.map((goal) => {
          const verdict = goal.judge(figures);
          return { goal: goal.text, figure: verdict?.figure ?? '', isMet: verdict?.isMet };
        }),
      };
    } finally {
      await end?.();
    }
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    return { id, title, notMeasured: [], samples: {}, goals: [], failed };
  }
}

/** @param {string} text @param {string} option */
function wholeNumber(text, option) {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : stop(`${option} takes a whole number above 0, not ${text}.`);
}

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
