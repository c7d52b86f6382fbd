// The certificates table: first rows, sorting, filtering, scrolling, moving the instant, memory.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { heapBytes, openWindow, printHeap, printRow, scriptClock } from './open-window.mjs';

const { values } = parseArgs({
  options: {
    certificates: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean' },
  },
});
const count = Number.parseInt(values.certificates, 10);
const rounds = Number.parseInt(values.rounds, 10);
const window = await openWindow(count);
const { page } = window;

const scriptMs = await scriptClock(page);

// The request of the look and its answer are short; the parts between are not looked into.
await page.addInitScript((certificates) => {
  const Original = globalThis.WebSocket;
  globalThis.WebSocket = class extends Original {
    /** @param {string | URL} address @param {string | string[]} [protocols] */
    constructor(address, protocols) {
      super(address, protocols);
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && data.length < 1_000 && data.includes('"outcome"'))
          performance.mark('look over');
      });
    }

    /** @param {Parameters<WebSocket['send']>[0]} data */
    send(data) {
      if (typeof data === 'string' && data.length < 10_000 && data.includes('look.run'))
        performance.mark('look begins');
      super.send(data);
    }
  };
  // Asking in every frame would take the engine's processor from it.
  const marked = new Set();
  /** @param {string} name */
  const markInFrame = (name) => {
    if (marked.has(name)) return;
    marked.add(name);
    requestAnimationFrame(() => performance.mark(name));
  };
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[role=row][aria-rowindex="2"]')) return;
    markInFrame('first row');
    const grid = document.querySelector('.certificate-grid');
    if (Number(grid?.getAttribute('aria-rowcount') ?? 0) <= certificates) return;
    markInFrame('all rows');
    if (grid?.getAttribute('aria-busy') === 'true') return;
    markInFrame('all rows judged');
    observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['aria-rowcount', 'aria-busy'] });
}, count);

await page.goto(window.address);
await page.getByRole('tab', { name: 'Certificates' }).click();
await page.locator('[role=row][aria-rowindex="2"]').waitFor();
await page.waitForFunction(() => performance.getEntriesByName('all rows judged').length > 0);
const [begun = NaN, over = NaN, firstRow = NaN, allRows = NaN, judged = NaN] = await page.evaluate(() =>
  ['look begins', 'look over', 'first row', 'all rows', 'all rows judged'].map(
    (name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN,
  ),
);
const untilRows = await scriptMs();
printHead();
printRow('first row, from the start of the look', [firstRow - begun], '<= 1000');
printRow('all rows, from the start of the look', [allRows - begun], '<= 4000');
printRow('all rows judged, from the start of the look', [judged - begun], '<= 4000');
printRow('all rows judged after the look is over', [judged - over], '<= 500');
printRow('all scripts until then: processor time', [untilRows], '');
// Findings and what is searched are prepared while nothing else is to do.
await page.waitForTimeout(5_000);

/** @type {Record<string, number[]>} */
const samples = {};
/** @param {string} what @param {number} ms */
const note = (what, ms) => (samples[what] ??= []).push(ms);
/** @param {string} kind @param {string} what @param {() => Promise<number>} act */
const take = async (kind, what, act) => {
  const before = await scriptMs();
  note(what, await act());
  note(`${kind}: processor time of scripts`, (await scriptMs()) - before);
};

for (let round = 0; round < rounds; round++) {
  for (const column of ['subject', 'remaining']) {
    const button = `[data-column=${column}][role=columnheader] button`;
    await take('sorting', `sort by ${column}`, () => untilChanged(button, 'click'));
  }
  for (const text of ['node-7', 'node-77', 'expires:<90d', 'san:node-42', '-role:*', '']) {
    await take('filtering', text === '' ? 'filter away' : `filter ${text}`, () => untilFiltered(text));
  }
}
for (const [what, times] of Object.entries(samples)) printRow(what, times, '<= 150');

const frames = await scrollFrames();
printRow('scrolling: from frame to frame', frames.deltas, 'p95 <= 16.7');
printRow('scrolling: work in a frame', frames.work, 'p95 <= 16.7');
printRow('moving the instant by a day: work', await moveInstant(rounds * 4), 'p95 <= 16.7');
printHeap(await heapBytes(page));
console.log(`load at the end: ${loadavg()[0]?.toFixed(1)}`);
await window.close();

function printHead() {
  console.log(`\n${count} certificates in the table`);
  console.log(`${'milliseconds'.padEnd(44)}   median      p95      max   goal`);
}

/** From the event to the frame in which the first row is another one. @param {string} selector @param {string} type */
function untilChanged(selector, type) {
  return page.evaluate(
    async ([wanted, event]) => {
      const element = document.querySelector(wanted ?? '');
      const before = document.querySelector('[role=row][aria-rowindex="2"]')?.textContent;
      const start = performance.now();
      element?.dispatchEvent(new MouseEvent(event ?? '', { bubbles: true }));
      while (document.querySelector('[role=row][aria-rowindex="2"]')?.textContent === before) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (performance.now() - start > 10_000) return NaN;
      }
      return performance.now() - start;
    },
    [selector, type],
  );
}

/** From the last letter to the frame in which the count is another one. @param {string} text */
function untilFiltered(text) {
  return page.evaluate(async (typed) => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector('#search-certificates'));
    const output = document.querySelector('.filter-bar output');
    const before = output?.textContent;
    const start = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, typed);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const isAsBefore = () => output?.textContent === before;
    while (isAsBefore()) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (performance.now() - start > 10_000) return NaN;
    }
    return performance.now() - start;
  }, text);
}

/** Ten rows a frame, three hundred frames. */
function scrollFrames() {
  return page.evaluate(async () => {
    const grid = /** @type {HTMLElement} */ (document.querySelector('.certificate-grid'));
    /** @type {number[]} */
    const deltas = [];
    /** @type {number[]} */
    const work = [];
    let last = await new Promise((resolve) => requestAnimationFrame(resolve));
    for (let frame = 0; frame < 300; frame++) {
      grid.scrollTop += 280;
      const now = await new Promise((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      // The next task comes when this frame has been laid out and painted.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', resolve, { once: true });
        port1.start();
        port2.postMessage(undefined);
      });
      work.push(performance.now() - start);
      deltas.push(now - last);
      last = now;
    }
    grid.scrollTop = 0;
    return { deltas, work };
  });
}

/** Steps of a day with the keyboard's own event, from the change to the frame that shows it. @param {number} steps */
async function moveInstant(steps) {
  await page.getByRole('button', { name: /^As of/u }).click();
  const field = page.getByLabel(/Judge as of/u);
  await field.waitFor();
  return field.evaluate(async (input, times) => {
    /** @type {number[]} */
    const work = [];
    const property = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    for (let step = 1; step <= times; step++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const day = new Date(Date.now() + step * 86_400_000).toISOString().slice(0, 16);
      const start = performance.now();
      property?.set?.call(input, day);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve));
      work.push(performance.now() - start);
    }
    return work;
  }, steps);
}
