/** Reading values of a file that anybody may have written: every field may be of any type. */
export type PlainMap = Readonly<Record<string, unknown>>;

export function asMap(value: unknown): PlainMap | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap) : undefined;
}

/** The text of a field; an empty one counts as not set, as in Go. */
export function textIn(map: PlainMap | undefined, field: string): string | undefined {
  const value = map?.[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list; what is none is passed over. */
export function textsIn(map: PlainMap | undefined, field: string): readonly string[] {
  const value = map?.[field];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : [];
}

/** Words for a type, never the value: it may be a secret. */
export function typeInWords(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'boolean' ? 'true or false' : 'a number';
}
