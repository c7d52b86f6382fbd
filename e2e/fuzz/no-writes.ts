import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const writers = [
  'appendFile',
  'appendFileSync',
  'copyFile',
  'copyFileSync',
  'cp',
  'cpSync',
  'createWriteStream',
  'link',
  'linkSync',
  'mkdir',
  'mkdirSync',
  'mkdtemp',
  'mkdtempSync',
  'rename',
  'renameSync',
  'rm',
  'rmSync',
  'symlink',
  'symlinkSync',
  'truncate',
  'truncateSync',
  'unlink',
  'unlinkSync',
  'writeFile',
  'writeFileSync',
] as const;

const openers = ['open', 'openSync'] as const;

/**
 * From now on every attempt to write to the disk is told and refused: a look has nothing to write, wherever it may be.
 *
 * @returns lets one piece of work write all the same
 */
export function refuseWrites(tell: (call: string) => void): (work: () => void) => void {
  let isAllowed = false;
  const refuse = (module: Record<string, unknown>, name: string, isWriting: (flags: unknown) => boolean): void => {
    const original = module[name];
    if (typeof original !== 'function') return;
    module[name] = (...args: unknown[]): unknown => {
      if (isAllowed || !isWriting(args[1])) return original.apply(module, args) as unknown;
      const call = `${name}(${JSON.stringify(args[0])})`;
      tell(call);
      throw new Error(`A look may not write: ${call}`);
    };
  };
  for (const module of [fs, fs.promises] as unknown as Record<string, unknown>[]) {
    for (const name of writers) refuse(module, name, () => true);
    for (const name of openers) refuse(module, name, opensForWriting);
  }
  syncBuiltinESMExports();
  return (work) => {
    isAllowed = true;
    work();
    isAllowed = false;
  };
}

function opensForWriting(flags: unknown): boolean {
  if (typeof flags === 'number')
    return (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT)) !== 0;
  return typeof flags === 'string' && flags !== 'r' && flags !== 'rs';
}
