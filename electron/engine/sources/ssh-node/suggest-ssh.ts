import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SshSuggestions } from '../../../../shared/bridge/ssh-suggestions.ts';
import { sshAliases } from './ssh-aliases.ts';

/** @param home  where `.ssh` lies */
export function suggestSsh(home: string): SshSuggestions {
  return { aliases: sshAliases(home), identities: identitiesIn(join(home, '.ssh')) };
}

function identitiesIn(folder: string): readonly string[] {
  try {
    const names = new Set(readdirSync(folder));
    return [...names].filter((name) => names.has(`${name}.pub`)).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
