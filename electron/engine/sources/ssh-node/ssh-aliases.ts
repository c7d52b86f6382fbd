import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { parse, LineType } from 'ssh-config';
import type { SshAlias } from '../../../../shared/bridge/ssh-suggestions.ts';
import { readSshPlace } from '../../../../shared/bridge/ssh-place.ts';

/** @see openssh readconf.c, READCONF_MAX_DEPTH */
const maxIncludeDepth = 16;
const maxFiles = 200;
export const maxAliases = 1_000;

/**
 * The hosts that `~/.ssh/config` and the files it includes call by a name, in the order in which they are written. A pattern
 * (`*.example.com`, `!bastion`) names no host and is left out. @param home  where `.ssh` lies
 */
export function sshAliases(home: string): readonly SshAlias[] {
  const aliases = new Map<string, SshAlias>();
  const read = { files: 0 };
  addAliases(join(home, '.ssh/config'), 0);
  return [...aliases.values()];

  function addAliases(path: string, depth: number): void {
    if (depth > maxIncludeDepth || read.files++ >= maxFiles) return;
    for (const line of linesOf(path)) {
      if (line.type !== LineType.DIRECTIVE) continue;
      if (line.param.toLowerCase() === 'host') {
        const hostName = valuesOf(
          'config' in line ? line.config.find((each) => isParam(each, 'hostname')) : undefined,
        )[0];
        for (const alias of valuesOf(line)) add(alias, hostName);
      }
      const inside = 'config' in line ? [line, ...line.config] : [line];
      for (const include of inside.filter((each) => isParam(each, 'include'))) {
        for (const file of valuesOf(include).flatMap((pattern) => matching(pattern, home))) addAliases(file, depth + 1);
      }
    }
  }

  function add(alias: string, hostName: string | undefined): void {
    const isHost = !/[*?!]/u.test(alias) && !('fault' in readSshPlace(`ssh://${alias}`));
    if (isHost && !aliases.has(alias) && aliases.size < maxAliases) aliases.set(alias, { alias, hostName });
  }
}

type Line = ReturnType<typeof parse>[number];

function linesOf(path: string): readonly Line[] {
  try {
    return [...parse(readFileSync(path, 'utf8'))];
  } catch {
    // One that is not there, or that nobody understands, names no host.
    return [];
  }
}

function isParam(line: Line, name: string): boolean {
  return line.type === LineType.DIRECTIVE && line.param.toLowerCase() === name;
}

function valuesOf(line: Line | undefined): readonly string[] {
  if (line?.type !== LineType.DIRECTIVE) return [];
  return typeof line.value === 'string' ? [line.value] : line.value.map(({ val }) => val);
}

/** Files that an `Include` names: below `~/.ssh` unless absolute, wildcards in any part. @see ssh_config(5), Include */
function matching(pattern: string, home: string): readonly string[] {
  const from = pattern.startsWith('~/') ? join(home, pattern.slice(2)) : pattern;
  const whole = isAbsolute(from) ? from : join(home, '.ssh', from);
  let paths: readonly string[] = ['/'];
  for (const part of whole.split('/').filter((each) => each !== '')) {
    if (!/[*?[]/u.test(part)) paths = paths.map((path) => join(path, part));
    else {
      const regex = globRegex(part);
      paths = paths.flatMap((path) =>
        namesIn(path)
          .filter((name) => regex.test(name))
          .map((name) => join(path, name)),
      );
    }
    if (paths.length > maxFiles) paths = paths.slice(0, maxFiles);
  }
  return paths;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** Like glob(7): a name that begins with a dot is matched by a dot only. */
function globRegex(glob: string): RegExp {
  const source = glob
    .replaceAll(/[\\^$+.()|{}]/gu, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replaceAll('[!', '[^');
  try {
    return new RegExp(`^(?!\\.)${source}$`, 'su');
  } catch {
    return /^(?!)/u;
  }
}
