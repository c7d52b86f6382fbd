// The window in Chromium over `serve`: the scripts of bench/window, each turn a browser of its own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../window/', import.meta.url));
const own = 'notafter serve, Chromium';

/** @param {number} count @returns {readonly import('../row.mjs').Row[]} */
export const windowRows = (count) => [
  {
    id: 'window-start',
    title: '`serve` of one tree, from its start until the window can be used',
    begin: async () => ({ contenders: [script('start.mjs', [])] }),
    goals: [shownMedian('serve: until its address is printed'), shownMedian('page: until it can be used')],
    shown: [],
  },
  {
    id: 'window-table',
    title: `window with ${count} certificates: rows, sorting, filtering, scrolling`,
    begin: async () => ({ contenders: [script('table.mjs', ['--certificates', String(count), '--rounds', '3'])] }),
    goals: [
      least('first row, from the start of the look', 1000),
      least('all rows judged, from the start of the look', 4000),
      least('sort by subject', 150),
      least('sort by remaining', 150),
      least('filter node-77', 150),
      least('filter expires:<90d', 150),
      leastP95('scrolling: from frame to frame', 16.7),
      leastP95('scrolling: work in a frame', 16.7),
      leastBytes(count),
    ],
    shown: [],
  },
  {
    id: 'window-timeline',
    title: `timeline of ${count} certificates: panning`,
    begin: async () => ({ contenders: [script('timeline.mjs', ['--certificates', String(count)])] }),
    goals: [
      leastP95('bands: pan by dragging, from frame to frame', 16.7),
      leastP95('rows: pan by dragging, from frame to frame', 16.7),
      leastP95('rows: pan by dragging, script in a frame', 16.7),
    ],
    shown: [],
  },
];

/**
 * Its rows become figures: `<what>` the median, `<what> p95`.
 * @param {string} file @param {readonly string[]} args @returns {import('../row.mjs').Contender}
 */
function script(file, args) {
  return {
    name: own,
    take: async () => {
      /** @type {Record<string, number>} */
      const figures = {};
      for (const line of (await printed([`${folder}${file}`, '--json', ...args])).split('\n')) {
        if (!line.startsWith('{')) continue;
        const { what, median, p95 } = JSON.parse(line);
        figures[what] = median;
        figures[`${what} p95`] = p95;
      }
      return figures;
    },
  };
}

/** @param {readonly string[]} args @returns {Promise<string>} */
function printed(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => (text += String(chunk)));
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`${args[0]} ended with ${code}`))));
  });
}

/** @param {string} what @param {number} limitMs @param {string} [figure] @returns {import('../row.mjs').Goal} */
function least(what, limitMs, figure = what) {
  return {
    text: `${figure}: at most ${limitMs} ms`,
    judge: (row) => {
      const ms = row.of(own, figure);
      return ms === undefined
        ? undefined
        : { figure: `${figure}: ${ms.toFixed(1)} ms`, isMet: ms <= limitMs + clockMs };
    },
  };
}
/** A page's clock tells tenths: a frame of 60 Hz takes 16.6 to 16.8 by it. */
const clockMs = 0.1;

/** @param {string} what @param {number} limitMs */
const leastP95 = (what, limitMs) => least(what, limitMs, `${what} p95`);

/** @param {number} count @returns {import('../row.mjs').Goal} */
function leastBytes(count) {
  return {
    text: 'memory of the page for each certificate: at most 3000 B',
    judge: (row) => {
      const bytes = row.of(own, 'heap bytes');
      if (bytes === undefined) return undefined;
      return { figure: `memory of the page: ${Math.round(bytes / count)} B each`, isMet: bytes / count <= 3000 };
    },
  };
}

/** @param {string} what @returns {import('../row.mjs').Goal} */
function shownMedian(what) {
  return {
    text: '',
    judge: (row) => {
      const ms = row.of(own, what);
      return ms === undefined ? undefined : { figure: `${what} ${Math.round(ms)} ms`, isMet: true };
    },
  };
}
