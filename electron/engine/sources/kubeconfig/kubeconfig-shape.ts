import { asMap, textIn, typeInWords, type PlainMap } from './plain-value.ts';
import { maxKubeconfigEntries } from '../limits.ts';

/** One `clusters[]`, `users[]` or `contexts[]` entry, its fields as written. */
export interface KubeconfigEntry {
  /** Place in the file's list. */
  readonly index: number;
  readonly name: string;
  readonly fields: PlainMap;
}

export interface KubeconfigShape {
  readonly currentContext: string | undefined;
  readonly clusters: readonly KubeconfigEntry[];
  readonly users: readonly KubeconfigEntry[];
  readonly contexts: readonly KubeconfigEntry[];
  /** What kubectl would refuse, each a sentence's end: `clusters is a number where a list is expected`. */
  readonly faults: readonly string[];
}

const lists = [
  ['clusters', 'cluster'],
  ['users', 'user'],
  ['contexts', 'context'],
] as const;

/** Is one, or was meant to be one: says so by its kind, or has a list of named clusters, users or contexts. */
export function isKubeconfig(document: unknown): document is PlainMap {
  const map = asMap(document);
  if (map === undefined) return false;
  const { kind, apiVersion } = map;
  if (kind === 'Config') return apiVersion === undefined || apiVersion === 'v1' || apiVersion === '';
  if (kind !== undefined && kind !== '' && kind !== null) return false;
  return lists.some(([list, entry]) => {
    const first: unknown = Array.isArray(map[list]) ? map[list][0] : undefined;
    const fields = asMap(first);
    return fields !== undefined && 'name' in fields && entry in fields;
  });
}

/** @see kubernetes/client-go tools/clientcmd/api/v1/types.go and conversion.go */
export function kubeconfigShape(document: PlainMap): KubeconfigShape {
  const faults: string[] = [];
  const [clusters, users, contexts] = lists.map(([list, entry]) => entriesOf(document[list], list, entry, faults));
  const current = document['current-context'];
  if (current !== undefined && current !== null && typeof current !== 'string') {
    faults.push(`current-context is ${typeInWords(current)} where a text is expected`);
  }
  return {
    currentContext: textIn(document, 'current-context'),
    clusters: clusters ?? [],
    users: users ?? [],
    contexts: contexts ?? [],
    faults,
  };
}

function entriesOf(value: unknown, list: string, entry: string, faults: string[]): KubeconfigEntry[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    faults.push(`${list} is ${typeInWords(value)} where a list is expected`);
    return [];
  }
  if (value.length > maxKubeconfigEntries) faults.push(`${list} has more than ${maxKubeconfigEntries} entries`);
  const entries: KubeconfigEntry[] = [];
  const names = new Set<string>();
  for (const [index, item] of value.slice(0, maxKubeconfigEntries).entries()) {
    const written = asMap(item);
    if (written === undefined) {
      faults.push(`${list}[${index}] is ${typeInWords(item)} where a map is expected`);
      continue;
    }
    const name = nameOf(written['name'], `${list}[${index}]`, faults);
    if (names.has(name)) faults.push(`${list}[${index}] has the name of an earlier entry`);
    names.add(name);
    const fields = written[entry];
    if (fields !== undefined && fields !== null && asMap(fields) === undefined) {
      faults.push(`${list}[${index}].${entry} is ${typeInWords(fields)} where a map is expected`);
    }
    entries.push({ index, name, fields: asMap(fields) ?? {} });
  }
  return entries;
}

function nameOf(name: unknown, where: string, faults: string[]): string {
  if (typeof name === 'string') return name;
  if (name !== undefined && name !== null)
    faults.push(`${where}.name is ${typeInWords(name)} where a text is expected`);
  return typeof name === 'number' ? String(name) : '';
}
