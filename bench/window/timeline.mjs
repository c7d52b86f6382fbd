// The timeline: panning, zooming and dragging the as-of handle with real input, over closed rows and over open ones.
import { parseArgs } from 'node:util';
import { heapBytes, openWindow, printHeap, printRow } from './open-window.mjs';

const { values } = parseArgs({
  options: { certificates: { type: 'string', default: '100000' }, steps: { type: 'string', default: '120' } },
  strict: false,
});
const count = Number.parseInt(String(values.certificates), 10);
const steps = Number.parseInt(String(values.steps), 10);
const window = await openWindow(count);
const { page } = window;

// Script time of each frame: all its callbacks, and nothing that is ours.
await page.addInitScript(() => {
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  /** @type {{ work: number, at: number }[]} */
  const frames = [];
  Object.assign(globalThis, { benchFrames: frames });
  globalThis.requestAnimationFrame = (callback) =>
    request((at) => {
      const start = performance.now();
      callback(at);
      const work = performance.now() - start;
      const last = frames.at(-1);
      if (last?.at === at) last.work += work;
      else frames.push({ at, work });
    });
});

await page.goto(window.address);
await page.getByRole('tab', { name: 'Timeline' }).click();
await page.locator('.timeline__sentence', { hasText: /./u }).waitFor();
await page.waitForTimeout(3_000);
const plot = await boxOf('.timeline__plot');
const middle = { x: plot.x + plot.width / 2, y: plot.y + 60 };

console.log(`\n${count} certificates in the timeline, ${steps} steps each`);
console.log(`${'milliseconds'.padEnd(44)}   median      p95      max   goal`);
await measureAll('bands');
await page.locator('[role=treegrid] [role=row][aria-expanded=false]').first().focus();
await page.keyboard.press('ArrowRight');
await page.waitForTimeout(3_000);
await measureAll('rows');
printHeap(await heapBytes(page));
await window.close();

/** @param {string} what */
async function measureAll(what) {
  await report(`${what}: zoom by wheel`, async () => {
    await page.mouse.move(middle.x, middle.y);
    await page.keyboard.down('Control');
    for (let step = 0; step < steps; step++) await page.mouse.wheel(0, step < steps / 2 ? -40 : 40);
    await page.keyboard.up('Control');
  });
  await report(`${what}: pan by dragging`, async () => {
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    for (let step = 0; step < steps; step++) await page.mouse.move(middle.x + Math.sin(step / 20) * 150, middle.y);
    await page.mouse.up();
  });
  const handle = await boxOf('.timeline__flag[data-kind="as-of"]');
  await report(`${what}: drag the as-of handle`, async () => {
    await page.mouse.move(handle.x + 2, handle.y + 8);
    await page.mouse.down();
    for (let step = 0; step < steps; step++) await page.mouse.move(handle.x + 2 + step, handle.y + 8);
  });
  const start = Date.now();
  await page.mouse.up();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
  printRow(`${what}: the whole window after letting go`, [Date.now() - start], '');
  await page.locator('.timeline__flag[data-kind="as-of"]').focus();
  await page.keyboard.press('Home');
  await page.waitForTimeout(1_500);
}

/** @param {string} what @param {() => Promise<void>} act */
async function report(what, act) {
  await page.evaluate(() => {
    /** @type {{ benchFrames: unknown[] }} */ (/** @type {unknown} */ (globalThis)).benchFrames.length = 0;
    // A frame is asked for as long as it lasts, so that a gap is a gap.
    const tick = () => {
      if (document.body.dataset['bench'] === 'on') requestAnimationFrame(tick);
    };
    document.body.dataset['bench'] = 'on';
    requestAnimationFrame(tick);
  });
  await act();
  const frames = await page.evaluate(() => {
    document.body.dataset['bench'] = 'off';
    return /** @type {{ benchFrames: { work: number, at: number }[] }} */ (/** @type {unknown} */ (globalThis))
      .benchFrames;
  });
  const gaps = frames.slice(1).map(({ at }, index) => at - (frames[index]?.at ?? at));
  printRow(`${what}, from frame to frame`, gaps, 'p95 <= 16.7');
  printRow(
    `${what}, script in a frame`,
    frames.map(({ work }) => work),
    'p95 <= 8',
  );
}

/** @param {string} selector */
async function boxOf(selector) {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not to be seen`);
  return box;
}
