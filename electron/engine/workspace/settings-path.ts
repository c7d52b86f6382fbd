import { isAbsolute, join, resolve } from 'node:path';

export interface SettingsPathOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeDirectory: string;
}

/** Where the settings lie. `NOTAFTER_SETTINGS` names another file. @see XDG Base Directory Specification 0.8 */
export function settingsPath({ env, platform, homeDirectory }: SettingsPathOptions): string {
  const named = env['NOTAFTER_SETTINGS'];
  if (named !== undefined && named !== '') return resolve(named);
  return join(configFolder(env, platform, homeDirectory), 'settings.json');
}

function configFolder(env: SettingsPathOptions['env'], platform: NodeJS.Platform, homeDirectory: string): string {
  switch (platform) {
    case 'darwin':
      return join(homeDirectory, 'Library', 'Application Support', 'NotAfter');
    case 'win32':
      return join(env['APPDATA'] ?? join(homeDirectory, 'AppData', 'Roaming'), 'NotAfter');
    default: {
      const configHome = env['XDG_CONFIG_HOME'] ?? '';
      // A relative path there is to be ignored.
      return join(isAbsolute(configHome) ? configHome : join(homeDirectory, '.config'), 'notafter');
    }
  }
}
