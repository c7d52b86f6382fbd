// A row of the bench: contenders that take turns on the same input, and the goals that NotAfter is held to beside them.
import { median } from './measure.mjs';

/**
 * What one turn gives: figures by name. `ms` is what a row is about unless its goals say otherwise.
 * @typedef {Readonly<Record<string, number | undefined>>} Figures
 */

/**
 * @typedef {object} Contender
 * @property {string} name  NotAfter's own begin with `notafter`
 * @property {string} [missing]  why it cannot be run here
 * @property {() => Promise<Figures>} take  one turn
 */

/**
 * @typedef {object} Verdict
 * @property {string} figure  what was measured, in the words of the goal
 * @property {boolean} isMet
 */

/**
 * @typedef {object} Goal
 * @property {string} text
 * @property {(row: Measured) => Verdict | undefined} judge  undefined where what it needs was not measured
 */

/**
 * @typedef {object} Row
 * @property {string} id  for --only
 * @property {string} title
 * @property {() => Promise<{ contenders: readonly Contender[], end?: () => void | Promise<void> }>} begin  makes the input
 * @property {readonly Goal[]} goals
 * @property {readonly string[]} [shown]  figures for the table of the row; by default those of a whole process
 */

/** The figures of a row, by contender. */
export class Measured {
  /** @param {ReadonlyMap<string, readonly Figures[]>} samples */
  constructor(samples) {
    this.samples = samples;
  }

  /** @param {string} name @param {string} figure @returns {number | undefined} the median of its turns */
  of(name, figure = 'ms') {
    const values = this.valuesOf(name, figure);
    return values.length === 0 ? undefined : median(values);
  }

  /** @param {string} name @param {string} figure */
  valuesOf(name, figure) {
    return (this.samples.get(name) ?? []).map((turn) => turn[figure]).filter((value) => value !== undefined);
  }

  /** The peer with the least median. @param {string} figure @returns {{ name: string, value: number } | undefined} */
  fastestPeer(figure = 'ms') {
    /** @type {{ name: string, value: number } | undefined} */
    let fastest;
    for (const name of this.samples.keys()) {
      const value = this.of(name, figure);
      if (name.startsWith('notafter') || isFloor(name) || value === undefined) continue;
      if (fastest === undefined || value < fastest.value) fastest = { name, value };
    }
    return fastest;
  }
}

/** No peer: what is under every row that runs on Node. */
export const floorName = 'node -e 0';
/** @param {string} name */
const isFloor = (name) => name === floorName;

/** @param {number} times @param {string} own @param {string} [figure] @returns {Goal} */
export function fasterThanPeers(times, own, figure = 'ms') {
  return {
    text: `${times}x faster than the fastest peer`,
    judge: (row) => {
      const [ours, peer] = [row.of(own, figure), row.fastestPeer(figure)];
      if (ours === undefined || peer === undefined) return undefined;
      const ratio = peer.value / ours;
      return { figure: `${ratio.toFixed(1)}x ${peer.name}`, isMet: ratio >= times };
    },
  };
}

/** @param {number} times @param {string} own @param {string} peer @param {string} [figure] @returns {Goal} */
export function atMostTimes(times, own, peer, figure = 'ms') {
  return {
    text: `at most ${times}x ${peer}`,
    judge: (row) => {
      const [ours, other] = [row.of(own, figure), row.of(peer, figure)];
      if (ours === undefined || other === undefined) return undefined;
      return { figure: `${(ours / other).toFixed(2)}x ${peer}`, isMet: ours / other <= times };
    },
  };
}

/** @param {number} times @param {string} own @param {string} peer @param {string} [figure] @returns {Goal} */
export function timesFasterThan(times, own, peer, figure = 'ms') {
  return {
    text: `${times}x faster than ${peer}`,
    judge: (row) => {
      const [ours, other] = [row.of(own, figure), row.of(peer, figure)];
      if (ours === undefined || other === undefined) return undefined;
      return { figure: `${(other / ours).toFixed(1)}x`, isMet: other / ours >= times };
    },
  };
}

/** @param {number} limit @param {string} unit @param {string} own @param {string} [figure] @param {string} [what] @returns {Goal} */
export function atMost(limit, unit, own, figure = 'ms', what = '') {
  const prefix = what === '' ? '' : `${what} `;
  return {
    text: `${prefix}at most ${limit} ${unit}`,
    judge: (row) => {
      const ours = row.of(own, figure);
      return ours === undefined ? undefined : { figure: `${prefix}${rounded(ours)} ${unit}`, isMet: ours <= limit };
    },
  };
}

/** @param {number} limitMs @param {string} own @returns {Goal} */
export function atMostOverFloor(limitMs, own) {
  return {
    text: `at most ${limitMs} ms over ${floorName}`,
    judge: (row) => {
      const [ours, floor] = [row.of(own), row.of(floorName)];
      if (ours === undefined || floor === undefined) return undefined;
      return { figure: `+${rounded(ours - floor)} ms`, isMet: ours - floor <= limitMs };
    },
  };
}

/** Nothing to be met. @param {string} own @param {string} unit @param {string} [figure] @param {string} [what] @returns {Goal} */
export function justShown(own, unit, figure = 'ms', what = '') {
  return {
    text: '',
    judge: (row) => {
      const ours = row.of(own, figure);
      return ours === undefined ? undefined : { figure: `${what} ${rounded(ours)} ${unit}`.trim(), isMet: true };
    },
  };
}

/** Nothing to be met. @param {string} own @param {string} peer @returns {Goal} */
export function shownBeside(own, peer) {
  return { text: '', judge: (row) => atMostTimes(Infinity, own, peer).judge(row) };
}

/** Three digits say all that a bench knows. @param {number} value */
export function rounded(value) {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** A peer that takes longer than this is run once: medians of it would cost more than they tell. */
const slowMs = 15_000;

/**
 * @param {readonly Contender[]} contenders @param {number} rounds
 * @returns {Promise<Measured>}
 */
export async function takeTurns(contenders, rounds) {
  /** @type {Map<string, Figures[]>} */
  const samples = new Map();
  const present = contenders.filter(({ missing }) => missing === undefined);
  for (const { name } of present) samples.set(name, []);
  for (let round = 0; round < rounds; round++) {
    // They take turns, so that a slow minute of the machine meets all of them.
    for (const { name, take } of present) {
      const sofar = samples.get(name) ?? [];
      const isSlowPeer = !name.startsWith('notafter') && (sofar[0]?.['ms'] ?? 0) > slowMs;
      if (!isSlowPeer) sofar.push(await take());
    }
  }
  return new Measured(samples);
}
