import { ownText } from './own-text.ts';

/**
 * Splits PEM into its blocks, as tolerantly as openssl and Go together and no more: text between blocks, CRLF, leading
 * blanks, base64 with blanks in it, RFC 1421 headers. A broken block is told with its line, and the next one is read.
 * @see RFC 7468 section 3, RFC 1421 section 4.4
 */
export interface PemBlock {
  /** What stands after BEGIN, e.g. `CERTIFICATE`. */
  readonly label: string;
  /** Where in the text its BEGIN is. */
  readonly at: number;
  /** Line of the BEGIN, counted from 1. */
  readonly line: number;
  /** Decoded body in memory of its own; `undefined` exactly when there is a {@link defect}. */
  readonly der: Uint8Array | undefined;
  readonly defect: PemDefect | undefined;
  /** `Proc-Type: 4,ENCRYPTED` stands in front of the body. */
  readonly isEncrypted: boolean;
  /** Any RFC 1421 header; client-go skips a certificate with one. */
  readonly hasHeaders: boolean;
}
export type PemDefect = 'missing-end' | 'other-end' | 'bad-base64' | 'empty';

const begin = '-----BEGIN ';
const end = '-----END ';
const dashes = '-----';
/** Longer than any registered label; stops a stray `-----BEGIN ` from swallowing a file. */
const maxLabelChars = 80;

/** @param text  one character a byte (latin1): every byte that matters here is ASCII */
export function* pemBlocks(text: string): Generator<PemBlock, void, void> {
  const lines = lineCounter(text);
  let beginAt = text.indexOf(begin);
  let endAt = -2;
  while (beginAt >= 0) {
    const labelFrom = beginAt + begin.length;
    const label = labelAt(text, labelFrom);
    if (label === undefined) {
      beginAt = text.indexOf(begin, labelFrom);
      continue;
    }
    const line = lines(beginAt);
    const bodyFrom = labelFrom + label.length + dashes.length;
    const nextBegin = text.indexOf(begin, bodyFrom);
    // -1 stays -1: without this memory, many BEGINs without an END would cost the square of their number.
    if (endAt !== -1 && endAt < bodyFrom) endAt = text.indexOf(end, bodyFrom);
    if (endAt < 0 || (nextBegin >= 0 && nextBegin < endAt)) {
      yield brokenBlock({ label, at: beginAt, line, hasHeaders: false }, 'missing-end');
    } else if (text.startsWith(label + dashes, endAt + end.length)) {
      yield blockFrom(label, beginAt, line, text.slice(bodyFrom, endAt));
    } else {
      yield brokenBlock({ label, at: beginAt, line, hasHeaders: false }, 'other-end');
    }
    beginAt = nextBegin;
  }
}

function labelAt(text: string, from: number): string | undefined {
  const to = text.indexOf(dashes, from);
  if (to < 0 || to - from > maxLabelChars) return undefined;
  const label = text.slice(from, to);
  return /^[A-Z0-9#][A-Z0-9 #.,'()/-]*$/u.test(label) ? ownText(label) : undefined;
}

function blockFrom(label: string, at: number, line: number, body: string): PemBlock {
  const colon = body.indexOf(':');
  const headers = colon < 0 ? '' : headersOf(body);
  const isEncrypted = headers !== '' && /^\s*Proc-Type:\s*4,\s*ENCRYPTED/imu.test(headers);
  const hasHeaders = headers !== '';
  const der = bytesFromBase64(hasHeaders ? body.slice(headers.length) : body);
  const head = { label, at, line, isEncrypted, hasHeaders };
  if (der === undefined) return brokenBlock(head, 'bad-base64');
  if (der.length === 0) return brokenBlock(head, 'empty');
  return { ...head, der, defect: undefined };
}

function brokenBlock(
  head: Pick<PemBlock, 'label' | 'at' | 'line' | 'hasHeaders'> & { readonly isEncrypted?: boolean },
  defect: PemDefect,
): PemBlock {
  return { isEncrypted: false, ...head, der: undefined, defect };
}

/** The `Name: value` lines at the start of a body, with their continuation lines. */
function headersOf(body: string): string {
  const match = /^\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*)+/u.exec(body);
  return match === null ? '' : match[0];
}

/** Longer than any honest certificate or key. */
const scratch = Buffer.allocUnsafeSlow(64 * 1024);

const base64 = /^[A-Za-z0-9+/\s]*(?:=\s*){0,2}$/u;

/**
 * Base64 with blanks anywhere; `undefined` for any other foreign character or a length no encoder makes.
 * Bodies out of JSON keep their line ends as the two characters `\n`: those count as blanks.
 */
export function bytesFromBase64(text: string): Uint8Array | undefined {
  let body = text;
  if (!base64.test(body)) {
    if (!body.includes('\\n')) return undefined;
    body = body.replaceAll(/\\r|\\n/gu, '\n');
    if (!base64.test(body)) return undefined;
  }
  // Decoded here and copied out: what Buffer.from returns lies in a pool shared with whatever else was decoded, keys too.
  const room = body.length > scratch.length ? Buffer.allocUnsafeSlow(body.length) : scratch;
  const length = room.write(body, 'base64');
  const bytes = new Uint8Array(room.subarray(0, length));
  room.fill(0, 0, length);
  return isWholeBase64(body, bytes.length) ? bytes : undefined;
}

/** 4n + 1 characters encode nothing: something was cut off. */
function isWholeBase64(body: string, decodedBytes: number): boolean {
  if (decodedBytes % 3 !== 0) return true;
  let characters = 0;
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code > 0x20 && code !== 0x3d) characters++;
  }
  return characters % 4 === 0;
}

/** Asked with rising offsets only, so the whole text is gone through once. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let newlineAt = text.indexOf('\n');
  return (offset) => {
    while (newlineAt >= 0 && newlineAt < offset) {
      line++;
      newlineAt = text.indexOf('\n', newlineAt + 1);
    }
    return line;
  };
}
