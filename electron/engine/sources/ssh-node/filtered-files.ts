import { bytesFromBase64 } from '../../x509/pem.ts';
import { pemOfKeyLeftThere, type KeyLeftThere } from '../../x509/key-left-there.ts';
import { framesOf, type Frame } from './framed-output.ts';

/** A file as the node's filter let it through. */
export type FilteredFile =
  /** `hasBraces`: parts of its YAML were left out whole, since the filter cannot tell secrets apart in JSON. */
  | { readonly kind: 'read'; readonly bytes: Buffer; readonly hasBraces: boolean }
  /** It cannot be opened. */
  | { readonly kind: 'unread' };

/**
 * Reads what the `read` command wrote: the files in the order they were asked for, as far as they came. Where a private
 * key stood is a block of our own now, with the public half.
 */
export function readFiltered(output: Buffer, mark: string, hasOpenssl: boolean): readonly FilteredFile[] {
  const files: FilteredFile[] = [];
  let text = '';
  const add = (more: string): void => {
    text += (text === '' ? '' : '\n') + more;
  };
  for (const frame of framesOf(output, mark).frames) {
    if (frame.kind === 'file') text = frame.text;
    else if (frame.kind === 'key') add(keyBlock(frame, hasOpenssl));
    else if (frame.kind === 'cut') add(`-----BEGIN ${frame.rest}-----\n${frame.text}`);
    else if (frame.kind === 'data') add(frame.rest + keyField(frame, hasOpenssl));
    // What follows these is the file again.
    else if (frame.kind === 'yek' || frame.kind === 'atad') text += frame.text;
    else if (frame.kind === 'end') files.push(fileOf(frame, text));
  }
  return files;
}

/** The same of `readBinary`; empty where openssl found neither a certificate nor a request. */
export function readConverted(output: Buffer, mark: string): readonly Buffer[] {
  return framesOf(output, mark).frames.flatMap(({ kind, text }) =>
    kind === 'file' ? [Buffer.from(text.trim() === '' ? '' : text, 'latin1')] : [],
  );
}

function fileOf({ rest }: Frame, text: string): FilteredFile {
  const [got, form] = rest.split(' ');
  if (got === 'unread') return { kind: 'unread' };
  return { kind: 'read', bytes: Buffer.from(text, 'latin1'), hasBraces: form === 'flow' };
}

/** Where openssl answers nothing for one of these it is broken; others it cannot read at all. */
const labelsOfOpenssl: ReadonlySet<string> = new Set(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY']);

function keyBlock({ rest, text }: Frame, hasOpenssl: boolean): string {
  const [how, ...words] = rest.split(' ');
  const label = words.join(' ');
  return pemOfKeyLeftThere(label, how === 'encrypted' ? 'encrypted' : publicHalf(text, label, hasOpenssl));
}

/** `client-key-data` again: base64 of a PEM, here of our own block. */
function keyField({ text }: Frame, hasOpenssl: boolean): string {
  const [, label] = /^label (.*?PRIVATE KEY)-----\s*$/mu.exec(text) ?? [];
  if (label === undefined) return '\n';
  const isEncrypted = label.startsWith('ENCRYPTED') || /^encrypted$/mu.test(text);
  const block = pemOfKeyLeftThere(label, isEncrypted ? 'encrypted' : publicHalf(text, label, hasOpenssl));
  return `${Buffer.from(block, 'latin1').toString('base64')}\n`;
}

function publicHalf(text: string, label: string, hasOpenssl: boolean): KeyLeftThere {
  const [, body] = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/u.exec(text) ?? [];
  const half = body === undefined ? undefined : bytesFromBase64(body);
  return half ?? (hasOpenssl && labelsOfOpenssl.has(label) ? 'broken' : 'not-read');
}
