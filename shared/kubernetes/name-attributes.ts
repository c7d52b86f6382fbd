import type { Name } from '../x509/name.ts';

/** The values of one attribute type in the order of the DER, least specific first: `O` may come several times. */
export function attributeValues(name: Name, type: string): readonly string[] {
  return name.attributes.filter((attribute) => attribute.type === type).map(({ value }) => value);
}
