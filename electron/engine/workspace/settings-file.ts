import { readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SettingsAnswer, SettingsProblem } from '../../../shared/bridge/settings-answer.ts';
import { patchedStored } from '../../../shared/settings/apply-patch.ts';
import { readSettings, type StoredSettings } from '../../../shared/settings/read-settings.ts';
import type { Settings, SettingsPatch } from '../../../shared/settings/settings.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { underLock } from './file-lock.ts';
import { makeFolder } from './make-folder.ts';
import { watchFile, type FileWatch } from './watch-file.ts';
import { removeLeftovers, writeWhole } from './write-whole.ts';

/** The settings on disk. Never rejects: what goes wrong is told in the answer, and the app goes on. */
export interface SettingsFile {
  readonly path: string;
  /** For a host that begins: what the file says, whatever is wrong with it. Changes nothing. */
  glance(): Promise<Settings>;
  /** As on disk, with every change that is not there yet. A broken file is set aside. */
  read(): Promise<SettingsAnswer>;
  /** Answers when the change is on disk, or cannot be. Changes of the same moment are written together. */
  write(patch: SettingsPatch): Promise<SettingsAnswer>;
  /**
   * Tells of each change made through this object, and, once {@link SettingsFile.watch} was called, by any other process.
   *
   * @returns a function that ends it
   */
  onChange(listener: (answer: SettingsAnswer) => void): () => void;
  /** Begins to look out for changes made by other processes; where the system cannot tell of them, nothing happens. */
  watch(): void;
  /** Writes at once what waits to be written, and stops looking out; to be called before the process ends. */
  flush(): Promise<void>;
}

export interface SettingsFileOptions {
  /** Absolute. */
  readonly path: string;
  readonly now: () => EpochMs;
}

/** Long enough for what follows one gesture, short enough for a person who closes the window at once. */
const debounceMs = 100;

interface Found {
  readonly stored: StoredSettings;
  readonly problem: SettingsProblem | undefined;
}

/**
 * Every change is merged into the file as it is then, under a lock: several windows, servers and the desktop may
 * share it. What this version does not understand stays in it.
 */
export function createSettingsFile({ path, now }: SettingsFileOptions): SettingsFile {
  /** What is not on disk: on its way there, or kept because it could not be written. */
  let unsaved: readonly SettingsPatch[] = [];
  let waiting: Promise<SettingsAnswer> | undefined;
  let writeNow = (): void => undefined;
  const listeners = new Set<(answer: SettingsAnswer) => void>();
  let watching: FileWatch | undefined;
  let isWatchWanted = false;
  let told = '';
  /** One after the other: whoever comes later sees what came before. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(work);
    last = mine;
    return mine;
  };

  const answer = (stored: StoredSettings, problems: readonly (SettingsProblem | undefined)[]): SettingsAnswer => {
    const { settings, invalid } = readSettings(stored);
    const told = problems.filter((problem) => problem !== undefined);
    return {
      settings,
      path,
      problems: invalid.length === 0 ? told : [...told, { code: 'invalid-fields', fields: invalid }],
    };
  };
  const tell = (now: SettingsAnswer): void => {
    told = JSON.stringify(now.settings);
    for (const listener of listeners) listener(now);
  };
  const read = () =>
    inTurn(async () => {
      let { stored, problem } = await readStored(path);
      if (problem?.code === 'broken') {
        // Another process may have set it aside meanwhile, and written a sound one.
        const again = underLock(`${path}.lock`, () => readSound(path, now()));
        ({ stored, problem } = await again.catch(() => readStored(path)));
      }
      return answer(unsaved.reduce(patchedStored, stored), [problem]);
    });
  const tellIfOther = async (): Promise<void> => {
    const found = await read();
    if (JSON.stringify(found.settings) !== told || found.problems.length > 0) tell(found);
  };
  const watchNow = (): void => {
    // Where the folder is not there yet, the first write makes it, and this is tried again.
    if (isWatchWanted) watching ??= watchFile(path, () => void tellIfOther());
  };
  const save = async (): Promise<SettingsAnswer> => {
    const patches = unsaved;
    try {
      await makeFolder(dirname(path));
      return await underLock(`${path}.lock`, async () => {
        const { stored, problem } = await readSound(path, now());
        const after = patches.reduce(patchedStored, stored);
        // What could be neither read nor set aside is not written over.
        const isInTheWay = problem?.code === 'unreadable' || (problem?.code === 'broken' && !problem.keptAs);
        if (!isInTheWay) {
          await removeLeftovers(path);
          await writeWhole(path, `${JSON.stringify(after, undefined, 2)}\n`);
          unsaved = unsaved.slice(patches.length);
        }
        return answer(after, [problem]);
      });
    } catch (error) {
      const { stored, problem } = await readStored(path);
      return answer(patches.reduce(patchedStored, stored), [problem, { code: 'unwritable', reason: reasonOf(error) }]);
    }
  };

  return {
    path,
    glance: () =>
      inTurn(async () => readSettings(unsaved.reduce(patchedStored, (await readStored(path)).stored)).settings),
    read,
    write: (patch) => {
      unsaved = [...unsaved, patch];
      waiting ??= new Promise<void>((due) => {
        const timer = setTimeout(due, debounceMs);
        writeNow = () => {
          clearTimeout(timer);
          due();
        };
      })
        .then(() => {
          waiting = undefined;
          return inTurn(save);
        })
        .then((saved) => {
          watchNow();
          tell(saved);
          return saved;
        });
      return waiting;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch: () => {
      isWatchWanted = true;
      watchNow();
    },
    flush: async () => {
      isWatchWanted = false;
      watching?.close();
      watching = undefined;
      writeNow();
      await waiting;
      await last;
    },
  };
}

/** What the file holds; nothing where there is none. */
async function readStored(path: string): Promise<Found> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { stored: {}, problem: isMissing ? undefined : { code: 'unreadable', reason: reasonOf(error) } };
  }
  const stored = recordFromJson(text);
  if (stored) return { stored, problem: undefined };
  return { stored: {}, problem: { code: 'broken', keptAs: undefined } };
}

/** As {@link readStored}; one that is no JSON object lies under another name afterwards. Only under the lock. */
async function readSound(path: string, at: EpochMs): Promise<Found> {
  const found = await readStored(path);
  if (found.problem?.code !== 'broken') return found;
  return { ...found, problem: { code: 'broken', keptAs: await setAside(path, at) } };
}

async function setAside(path: string, at: EpochMs): Promise<string | undefined> {
  // Windows takes no colon in a name.
  const instant = new Date(at).toISOString().replaceAll(':', '-');
  const keptAs = join(dirname(path), `settings.broken-${instant}.json`);
  try {
    await rename(path, keptAs);
    return keptAs;
  } catch {
    return undefined;
  }
}

function recordFromJson(text: string): StoredSettings | undefined {
  try {
    // Editors of Windows begin a file with a byte order mark.
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
