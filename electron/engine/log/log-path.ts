import { isAbsolute, join, resolve } from 'node:path';

export interface LogPathOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeDirectory: string;
}

/**
 * Where the log lies. `NOTAFTER_LOG` names another file, or is `off`. @see XDG Base Directory Specification 0.8: logs
 * are state
 *
 * @returns absolute; `undefined` for no log on disk
 */
export function logPath({ env, platform, homeDirectory }: LogPathOptions): string | undefined {
  const named = env['NOTAFTER_LOG'] ?? '';
  if (named === 'off') return undefined;
  if (named !== '') return resolve(named);
  return join(logFolder(env, platform, homeDirectory), 'notafter.log');
}

function logFolder(env: LogPathOptions['env'], platform: NodeJS.Platform, homeDirectory: string): string {
  switch (platform) {
    case 'darwin':
      return join(homeDirectory, 'Library', 'Logs', 'NotAfter');
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(homeDirectory, 'AppData', 'Local'), 'NotAfter', 'Logs');
    default: {
      const stateHome = env['XDG_STATE_HOME'] ?? '';
      // A relative path there is to be ignored.
      return join(isAbsolute(stateHome) ? stateHome : join(homeDirectory, '.local', 'state'), 'notafter');
    }
  }
}
