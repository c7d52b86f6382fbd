import type { Name } from './name.ts';

/** The most specific of them. Asked of every certificate several times. */
export function commonNameOf({ attributes }: Name): string | undefined {
  for (let at = attributes.length - 1; at >= 0; at--) {
    const attribute = attributes[at];
    if (attribute?.type === 'CN') return attribute.value;
  }
  return undefined;
}
