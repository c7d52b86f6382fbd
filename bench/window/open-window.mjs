// The built `serve` over the seeded certificates, in Chromium: what every script of this folder measures.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findOrInstallChromium } from '../../build/chromium.mjs';
import { benchInput } from '../input.mjs';
import { cli } from '../rows/process-contender.mjs';

/**
 * @typedef {object} OpenWindow
 * @property {import('@playwright/test').Page} page  nothing is loaded yet
 * @property {string} address
 * @property {number} addressMs  from the start of `serve` until it was printed
 * @property {() => Promise<void>} close
 */

/** @param {number | string} what  a number of certificates, or a place @returns {Promise<OpenWindow>} */
export async function openWindow(what) {
  if (!existsSync(cli)) throw new Error(`${cli} is not there: run \`npm run build\` first.`);
  const place = typeof what === 'string' ? what : benchInput(what).folder;
  const began = performance.now();
  const server = spawn(process.execPath, [cli, 'serve', place], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await printedAddress(server);
  const addressMs = performance.now() - began;
  const browser = await chromium.launch({
    executablePath: findOrInstallChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(300_000);
  return {
    page,
    address,
    addressMs,
    close: async () => {
      await browser.close();
      server.kill();
    },
  };
}

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<string>} */
function printedAddress(server) {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      const found = /http:\/\/\S+/u.exec(printed);
      if (found !== null) resolve(found[0]);
    });
    server.on('exit', () => reject(new Error('serve ended before it printed its address')));
  });
}

/** Bytes of script objects that are in use, after a collection. @param {import('@playwright/test').Page} page */
export async function heapBytes(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/**
 * Counts the processor time that scripts of the page take: unlike the time on the clock it hardly changes with the load.
 * @param {import('@playwright/test').Page} page @returns {Promise<() => Promise<number>>} milliseconds so far
 */
export async function scriptClock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN) * 1_000;
  };
}

/** @param {readonly number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** One JSON object a line, for a program that reads them. */
const asJson = process.argv.includes('--json');

/** @param {string} what @param {readonly number[]} samples  milliseconds @param {string} goal */
export function printRow(what, samples, goal) {
  const [median, p95, max] = [quantile(samples, 0.5), quantile(samples, 0.95), Math.max(...samples)];
  if (asJson) console.log(JSON.stringify({ what, median, p95, max, goal }));
  else console.log(`${what.padEnd(44)}${[median, p95, max].map((ms) => ms.toFixed(1).padStart(9)).join('')}   ${goal}`);
}

/** @param {number} bytes */
export function printHeap(bytes) {
  if (asJson) console.log(JSON.stringify({ what: 'heap bytes', median: bytes, p95: bytes, max: bytes, goal: '' }));
  else console.log(`renderer heap: ${(bytes / 1e6).toFixed(0)} MB   < 300`);
}
