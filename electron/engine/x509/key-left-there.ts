import { randomBytes } from 'node:crypto';

/**
 * A private key that stayed on its node, as a PEM block of our own, so that the code that judges keys in files judges these
 * as well. The label holds digits made anew with every start: no file can pretend to be one.
 */
const mark = `LEFT THERE ${randomBytes(8).toString('hex').toUpperCase()} `;

/** What the node told instead of the key: its public half (a SubjectPublicKeyInfo), or why there is none. */
export type KeyLeftThere = Uint8Array | 'encrypted' | 'broken' | 'not-read';

const whys = ['not-read', 'encrypted', 'broken'] as const;

/** @param label  as in the file, e.g. `EC PRIVATE KEY` */
export function pemOfKeyLeftThere(label: string, told: KeyLeftThere): string {
  const body = typeof told === 'string' ? Uint8Array.of(whys.indexOf(told)) : told;
  const name = mark + label;
  return `-----BEGIN ${name}-----\n${Buffer.from(body).toString('base64')}\n-----END ${name}-----\n`;
}

/** The label in the file; `undefined` for every block that is not one of ours. */
export function labelOfKeyLeftThere(label: string): string | undefined {
  return label.startsWith(mark) ? label.slice(mark.length) : undefined;
}

/** @param body  of a block of ours, decoded */
export function toldOfKeyLeftThere(body: Uint8Array): KeyLeftThere {
  return body.length === 1 ? (whys[body[0] ?? 0] ?? 'not-read') : body;
}
