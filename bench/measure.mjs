// One run of a command: wall time of the whole process, and the peak memory of it and its children.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const pollMs = 5;

/**
 * @typedef {object} Sample
 * @property {number} wallMs
 * @property {number | undefined} peakMb  undefined where /proc is not there to ask
 */

/** @param {readonly string[]} command @returns {Promise<Sample>} */
export function measure(command) {
  const [program = '', ...args] = command;
  const startedAt = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  /** @type {Map<number, number>} */
  const peaksKb = new Map();
  const poll = setInterval(() => {
    if (child.pid !== undefined) notePeaks(child.pid, peaksKb);
  }, pollMs);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      clearInterval(poll);
      reject(error);
    });
    child.on('close', (exitCode, signal) => {
      clearInterval(poll);
      const wallMs = performance.now() - startedAt;
      // A program that fails is quick: its time must not count. The input gives nobody a reason for another code.
      if (exitCode !== 0) {
        reject(new Error(`${command.join(' ')} ended with ${signal ?? exitCode}: ${complaint.slice(0, 500)}`));
        return;
      }
      const totalKb = [...peaksKb.values()].reduce((sum, kb) => sum + kb, 0);
      resolve({ wallMs, peakMb: totalKb === 0 ? undefined : totalKb / 1024 });
    });
  });
}

/** VmHWM only grows, so the last look before the end is at most one poll short. @param {number} pid @param {Map<number, number>} peaksKb */
function notePeaks(pid, peaksKb) {
  try {
    const kb = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (kb !== undefined) peaksKb.set(pid, Number(kb));
    for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')) {
      if (child !== '') notePeaks(Number(child), peaksKb);
    }
  } catch {
    // The process has ended between two looks, or this system has no /proc.
  }
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle - 0.5)] ?? NaN) + (sorted[Math.floor(middle - 0.5)] ?? NaN)) / 2;
}
