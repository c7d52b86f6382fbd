import type { Name } from '../../../shared/x509/name.ts';

/** In the order of the DER, parts of one RDN joined by `+`; a value with a character that means something is quoted. */
export function opensslName({ text, attributes }: Name): string {
  const sizes = rdnsOf(text)
    .map((rdn) => partsOf(rdn).length)
    .toReversed();
  const rdns: string[] = [];
  let at = 0;
  for (const size of sizes) {
    const parts = attributes.slice(at, at + size).map(({ type, value }) => `${type}=${quoted(value)}`);
    rdns.push(parts.join(' + '));
    at += size;
  }
  return rdns.join(', ');
}

/** The same from RFC 4514 text alone. */
export function opensslNameOfText(text: string): string {
  const attribute = (part: string): string => {
    const equals = part.indexOf('=');
    return part.slice(0, equals + 1) + quoted(part.slice(equals + 1).replaceAll(/\\(.)/gsu, '$1'));
  };
  return rdnsOf(text)
    .toReversed()
    .map((rdn) => partsOf(rdn).toReversed().map(attribute).join(' + '))
    .join(', ');
}

/** At its commas, those that a backslash makes part of a value left alone. */
function rdnsOf(text: string): readonly string[] {
  return text.match(/(?:\\.|[^,\\])+/gsu) ?? [];
}

function partsOf(rdn: string): readonly string[] {
  return rdn.match(/(?:\\.|[^+\\])+/gsu) ?? [];
}

function quoted(value: string): string {
  return /[,+"\\<>;]|^[ #]| $/u.test(value) ? `"${value.replaceAll(/["\\]/gu, '\\$&')}"` : value;
}
