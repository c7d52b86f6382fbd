import { asMap, textIn, type PlainMap } from '../kubeconfig/plain-value.ts';

/** One object as the API sent it; every field may be of any type. */
export interface ApiItem {
  readonly namespace: string | undefined;
  readonly name: string;
  readonly metadata: PlainMap;
  readonly object: PlainMap;
}

/** @returns `undefined` for what is no object of Kubernetes */
export function apiItem(json: Buffer): ApiItem | undefined {
  const object = jsonMap(json);
  const metadata = asMap(object?.['metadata']);
  const name = textIn(metadata, 'name');
  if (object === undefined || metadata === undefined || name === undefined) return undefined;
  return { namespace: textIn(metadata, 'namespace'), name, metadata, object };
}

/** One of the item's members as a map. */
export function memberOf({ object }: ApiItem, name: string): PlainMap | undefined {
  return asMap(object[name]);
}

export function jsonMap(json: Buffer | string): PlainMap | undefined {
  try {
    return asMap(JSON.parse(json.toString()));
  } catch {
    // What the parser says quotes the text.
    return undefined;
  }
}
