import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import type { Handlers } from '../../shared/bridge/contract.ts';
import { toolVersion } from '../../shared/tool-version.ts';
import type { KeptLog } from './log/log.ts';

/** The commands that tell of the program itself. */
export type AboutHandlers = Pick<Handlers, 'about.read' | 'log.read'>;

export interface AboutOptions {
  readonly log: KeptLog;
  /** The built window; the texts of the licences lie beside it in a package. */
  readonly rendererDir: string;
}

const parts = { node: 'Node', openssl: 'OpenSSL', electron: 'Electron', chrome: 'Chromium' } as const;

export function aboutHandlers({ log, rendererDir }: AboutOptions): AboutHandlers {
  return {
    'about.read': async () => ({
      version: toolVersion,
      system: `${process.platform} ${process.arch} ${release()}`,
      parts: Object.entries(parts).flatMap(([part, name]) => {
        const version = process.versions[part];
        return version === undefined ? [] : [{ name, version }];
      }),
      licences: await readFile(join(rendererDir, '..', 'third-party-licenses.txt'), 'utf8').catch(() => undefined),
    }),
    'log.read': () => log.read(),
  };
}
