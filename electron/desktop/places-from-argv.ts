import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The places of a command line, absolute. Desktops open a file as `file:///…`; `--sample` is the sample cluster; other switches are Chromium's business; after `--` everything is a place.
 *
 * @param argv  as in `process.argv`
 * @param isDefaultApp  started as `electron <app> …`, so that the first word after the program is our own entry
 * @param workingDirectory  of whoever typed it
 */
export function placesFromArgv(argv: readonly string[], isDefaultApp: boolean, workingDirectory: string): string[] {
  const words = argv.slice(1);
  const end = words.indexOf('--');
  const ahead = end === -1 ? words : words.slice(0, end);
  const before = ahead.filter((word) => !word.startsWith('-'));
  const after = end === -1 ? [] : words.slice(end + 1);
  const sample = ahead.includes('--sample') ? ['sample:'] : [];
  const paths = [...before, ...after]
    .slice(isDefaultApp ? 1 : 0)
    .filter((word) => word !== '')
    .map((word) => absolutePlace(word, workingDirectory));
  return [...paths, ...sample];
}

/** Nodes and endpoints, by their address. */
const address = /^(?:ssh|https|tls):\/\//u;

/** A place that is no path, such as `sample:` or `ssh://cp-1`, and a KUBECONFIG list of several paths stay what they are. */
function absolutePlace(word: string, workingDirectory: string): string {
  if (word === 'sample:' || address.test(word)) return word;
  const opened = pathOfFileUrl(word);
  if (opened !== undefined) return opened;
  const whole = resolve(workingDirectory, word);
  if (existsSync(whole) || !word.includes(delimiter)) return whole;
  return word
    .split(delimiter)
    .map((path) => (path === '' ? '' : resolve(workingDirectory, path)))
    .join(delimiter);
}

function pathOfFileUrl(word: string): string | undefined {
  if (!word.startsWith('file://')) return undefined;
  try {
    return fileURLToPath(word);
  } catch {
    // Of another machine, or with an encoded slash: it is looked for as it stands, and told as missing.
    return undefined;
  }
}
