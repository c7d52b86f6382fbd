import { readDerKey } from './x509/keys.ts';

/**
 * The last look at what leaves the engine. Nothing there should ever hold a key; this is for the day something does.
 * A text that does is replaced, and what is no plain data (bytes, a KeyObject) is refused altogether.
 */
export interface Outgoing<Message> {
  /** The message itself where nothing was held back, a copy otherwise. */
  readonly message: Message;
  /** How many texts were held back. */
  readonly withheld: number;
}

/** Bytes or an object of a class were about to leave: a fault of the program. The message names no content. */
export class NotPlainData extends Error {}

/** What stands where a text held a key. */
export const withheldText = '[a private key was here; NotAfter does not pass it on]';

/** The shortest encoding of any private key, Ed25519 in base64, has 64 characters; an armor line alone has 27. */
const shortest = 27;
/**
 * The words of a PEM label as they are, in base64 at each of its three offsets, and in hex; the magic of OpenSSH's own
 * format in base64; and the beginning of PKCS#8, PKCS#1, SEC 1 or PKCS#12 in base64 anywhere in a text: a SEQUENCE whose
 * first element is a one-byte INTEGER.
 */
const marks = new RegExp(
  [
    'PRIVATE KEY',
    ...['PRIVATE KEY', ' PRIVATE KEY', '\0\0PRIVATE KEY'].map(innerBase64),
    Buffer.from('PRIVATE KEY').toString('hex'),
    Buffer.from('openssh-key-v1').toString('base64').slice(0, 18),
    String.raw`MI[I-L][A-Za-z0-9+/]{2}[AQgw]IBA[A-Za-z0-9+/]{30}`,
    String.raw`MI[GH][A-Za-z0-9+/]AgE[AB][A-Za-z0-9+/]{30}`,
    String.raw`M[A-H][A-Za-z0-9+/]CAQ(?:Aw|EE)[A-Za-z0-9+/]{30}`,
  ].join('|'),
  'u',
);

/** The characters that hold nothing but the text itself, whatever stands before and after. */
function innerBase64(text: string): string {
  const skipped = /^\0*/u.exec(text)?.[0].length ?? 0;
  const whole = Buffer.from(text).toString('base64').replace(/=+$/u, '');
  const from = Math.ceil((skipped * 8) / 6);
  return whole.slice(from, -1).replaceAll(/[+/]/gu, String.raw`\$&`);
}

/** @throws NotPlainData */
export function outgoing<Message>(message: Message): Outgoing<Message> {
  let withheld = 0;
  const checked = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (value.length < shortest || !holdsKey(value)) return value;
      withheld++;
      return withheldText;
    }
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'function' || typeof value === 'symbol') throw new NotPlainData(`A ${typeof value}.`);
      return value;
    }
    return Array.isArray(value) ? checkedList(value) : checkedRecord(value);
  };
  const checkedList = (list: readonly unknown[]): readonly unknown[] => {
    let copy: unknown[] | undefined;
    for (const [at, item] of list.entries()) {
      const after = checked(item);
      if (after !== item) (copy ??= [...list])[at] = after;
    }
    return copy ?? list;
  };
  const checkedRecord = (record: object): object => {
    const prototype: unknown = Object.getPrototypeOf(record);
    if (prototype !== Object.prototype && prototype !== null) {
      throw new NotPlainData(`A ${record.constructor.name} is no plain data and does not leave the engine.`);
    }
    let copy: Record<string, unknown> | undefined;
    const fields = record as Readonly<Record<string, unknown>>;
    for (const name in fields) {
      const before = fields[name];
      const after = checked(before);
      const isSecretName = name.length >= shortest && holdsKey(name);
      if (after === before && !isSecretName) continue;
      copy ??= { ...fields };
      if (isSecretName) {
        withheld++;
        delete copy[name];
      }
      copy[isSecretName ? withheldText : name] = after;
    }
    return copy ?? record;
  };
  const after = checked(message) as Message;
  return { message: after, withheld };
}

function holdsKey(text: string): boolean {
  return marks.test(text) || isEncodedKey(text);
}

/** Whether all of the text is one private key, encrypted or not, in base64 or in hex. */
function isEncodedKey(text: string): boolean {
  const encoding = encodingOf(text);
  if (encoding === undefined) return false;
  return readDerKey(Buffer.from(text, encoding))?.kind === 'private';
}

/** Of a text that could be a DER SEQUENCE: its first byte is 0x30. */
function encodingOf(text: string): 'base64' | 'hex' | undefined {
  const first = text.codePointAt(0);
  if (first === 0x33) return /^30[\da-f]{60,}$/iu.test(text) ? 'hex' : undefined;
  if (first === 0x4d) return /^M[A-P][\sA-Za-z0-9+/_-]{60,}=*\s*$/u.test(text) ? 'base64' : undefined;
  return undefined;
}
