import { appendFileSync, mkdirSync } from 'node:fs';
import { appendFile, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { logEntrySchema, type LogEntry } from '../../../shared/diagnostics/log-entry.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { outgoing } from '../outgoing.ts';
import { underLock } from '../workspace/file-lock.ts';
import { makeFolder } from '../workspace/make-folder.ts';
import type { KeptLog } from './log.ts';

export interface LogFileOptions {
  /** Absolute; `undefined`: kept in memory only. */
  readonly path: string | undefined;
  readonly now: () => EpochMs;
  /** Of one file; together with those that were set aside it takes three times as much. */
  readonly maxBytes?: number;
}

/** A line a person waits for is on disk by then; a hundred lines of one moment are one write. */
const writeAfterMs = 200;
/** What the window shows, and what is kept where the disk takes nothing. */
const maxShown = 500;
/** What may wait for the disk. More comes only from a fault that repeats, and the first lines say which. */
const maxWaiting = 2_000;
const defaultMaxBytes = 1024 * 1024;

/**
 * JSON lines, appended: several processes may share the file. A full one becomes `.1`, and that `.2`; what was `.2` goes.
 * Where the disk takes nothing the last lines are kept in memory, and {@link KeptLog.read} says why.
 */
export function createLogFile({ path, now, maxBytes = defaultMaxBytes }: LogFileOptions): KeptLog {
  let recent: readonly LogEntry[] = [];
  let waiting: string[] = [];
  let dropped = 0;
  let problem: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isFirstWrite = true;
  let last: Promise<void> = Promise.resolve();

  const takeWaiting = (): readonly string[] => {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    if (dropped > 0) lines.push(lineOf({ at: iso(now()), level: 'warn', event: 'log-dropped', facts: { dropped } }));
    waiting = [];
    dropped = 0;
    return lines;
  };
  const write = async (file: string): Promise<void> => {
    const lines = takeWaiting();
    if (lines.length === 0) return;
    const text = lines.join('');
    try {
      await makeFolder(dirname(file));
      await rotate(file, Buffer.byteLength(text), maxBytes);
      // The last line of a process that died may have no end.
      const lead = isFirstWrite && (await sizeOf(file)) > 0 ? '\n' : '';
      await appendFile(file, lead + text, { mode: 0o600 });
      isFirstWrite = false;
      problem = undefined;
    } catch (error) {
      problem = reasonOf(error);
      // They are tried again with the next ones, as far as these leave room.
      waiting = [...lines, ...waiting].slice(-maxWaiting);
    }
  };
  const flush = (): Promise<void> => {
    if (path !== undefined) last = last.then(() => write(path));
    return last;
  };

  return {
    note: (level, event, noted = {}) => {
      const entry = cut(outgoing({ at: iso(now()), level, event, ...noted }).message);
      recent = [...recent.slice(1 - maxShown), entry];
      if (path === undefined) return;
      if (waiting.length >= maxWaiting) dropped++;
      else waiting.push(lineOf(entry));
      timer ??= setTimeout(() => void flush(), writeAfterMs).unref();
    },
    read: async () => {
      await flush();
      if (path === undefined || problem !== undefined) return { path, entries: recent, problem };
      return { path, entries: await lastEntries(path), problem };
    },
    flush,
    flushNow: () => {
      try {
        if (path === undefined) return;
        // Nothing may have been written yet, not even the folder.
        mkdirSync(dirname(path), { recursive: true });
        appendFileSync(path, takeWaiting().join(''), { mode: 0o600 });
      } catch {
        // The process is dying for another reason, which is the one to be told.
      }
    },
  };
}

/** Makes room by setting a full file aside. Two processes that come to it at once do it once. */
async function rotate(path: string, more: number, maxBytes: number): Promise<void> {
  const isFull = async () => (await sizeOf(path)) + more > maxBytes && (await sizeOf(path)) > 0;
  if (!(await isFull())) return;
  await underLock(`${path}.lock`, async () => {
    if (!(await isFull())) return;
    await rename(`${path}.1`, `${path}.2`).catch(() => undefined);
    await rename(path, `${path}.1`);
  });
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** Across a rotation too. Lines that are none, such as one cut off by a power cut, are passed over. */
async function lastEntries(path: string): Promise<readonly LogEntry[]> {
  const texts = await Promise.all([`${path}.1`, path].map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts
    .join('\n')
    .split('\n')
    .slice(-maxShown)
    .flatMap((line) => entryOf(line));
}

function entryOf(line: string): readonly LogEntry[] {
  try {
    const parsed = logEntrySchema.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

function lineOf(entry: LogEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** To what the schema takes: a line is never refused for its length. */
function cut(entry: LogEntry): LogEntry {
  return {
    ...entry,
    ...(entry.facts && {
      facts: Object.fromEntries(
        Object.entries(entry.facts).map(([name, fact]) => [name, typeof fact === 'string' ? fact.slice(0, 256) : fact]),
      ),
    }),
    ...(entry.paths && { paths: entry.paths.slice(0, 100).map((each) => each.slice(0, 4_096)) }),
    ...(entry.detail !== undefined && { detail: entry.detail.slice(0, 8_192) }),
  };
}

function iso(at: EpochMs): string {
  return new Date(at).toISOString();
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
