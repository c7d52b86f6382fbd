// One run of a command: time on the clock and of the processor for the whole process, and the peak memory of it and its children.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const pollMs = 5;

/**
 * @typedef {object} Sample
 * @property {number} wallMs
 * @property {number | undefined} cpuMs  of the process and its children; undefined where /proc is not there to ask
 * @property {number | undefined} peakMb  undefined where /proc is not there to ask
 */

/**
 * @param {readonly string[]} command  run alone: the processor time of another child that ends meanwhile counts for it
 * @param {{ exitCodes?: readonly number[], env?: NodeJS.ProcessEnv }} [options]  codes of a run that did its work
 * @returns {Promise<Sample>}
 */
export function measure(command, { exitCodes = [0], env = process.env } = {}) {
  const [program = '', ...args] = command;
  const cpuBefore = childrenCpuMs();
  const startedAt = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
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
      // A program that fails is quick: its time must not count.
      if (exitCode === null || !exitCodes.includes(exitCode)) {
        reject(new Error(`${command.join(' ')} ended with ${signal ?? exitCode}: ${complaint.slice(0, 500)}`));
        return;
      }
      const totalKb = [...peaksKb.values()].reduce((sum, kb) => sum + kb, 0);
      const cpuAfter = childrenCpuMs();
      const cpuMs = cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore;
      resolve({ wallMs, cpuMs, peakMb: totalKb === 0 ? undefined : totalKb / 1024 });
    });
  });
}

/** Processor time of the processes that this one has waited for, and of those below them. @see proc(5) */
export function childrenCpuMs() {
  const path = '/proc/self/stat';
  if (!existsSync(path)) return undefined;
  // The name may hold spaces. Times are in hundredths of a second on every Linux.
  const [, , , , , , , , , , , , , user = 0, system = 0] = readFileSync(path, 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ')
    .map(Number);
  return (user + system) * 10;
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
