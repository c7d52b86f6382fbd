import { pick, type Random } from './random.ts';

/** Octets at which readers of DER, ZIP and tar decide: lengths, indefinite forms, constructed tags, terminators. */
const telling = [0x00, 0x01, 0x1f, 0x30, 0x31, 0x7f, 0x80, 0x81, 0x84, 0x88, 0xa0, 0xbf, 0xfe, 0xff];
/** What makes texts costly or ambiguous. */
const tellingTexts = [
  '\0',
  '\r',
  '-----BEGIN CERTIFICATE-----\n',
  '-----END CERTIFICATE-----\n',
  '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n',
  '&a [*a, *a]',
  '*a',
  '<<: *a',
  '[[[[[[[[[[[[[[[[',
  '{{{{{{{{',
  '!!binary |',
  '---\n',
  '? ',
  '|1|',
  '@cert-authority ',
  '*a'.repeat(20),
  '../../../../etc/passwd',
  '/etc/shadow',
  String.raw`C:\Windows\x`,
  '\u202e',
  '\ufeff',
];
/** Longer than any real file of its kind that is fuzzed here, and short enough for thousands of rounds. */
const maxBytes = 512 * 1024;

/** One to eight changes of any kind. The original stays as it is. */
export function mutant(original: Uint8Array, others: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(original);
  const changes = 1 + random(8);
  for (let change = 0; change < changes && bytes.length > 0; change++) bytes = changed(bytes, others, random);
  return bytes.subarray(0, maxBytes);
}

function changed(bytes: Uint8Array, others: readonly Uint8Array[], random: Random): Uint8Array {
  const at = random(bytes.length);
  const some = bytes.subarray(at, at + 1 + random(64));
  switch (random(9)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return joined(bytes.subarray(0, at), bytes.subarray(at + some.length));
    case 2:
      return joined(bytes.subarray(0, at), some, bytes.subarray(at));
    case 3: {
      // Many times over: what costs more than its length shows.
      const times = 1 + random(400);
      return joined(bytes.subarray(0, at), ...Array.from({ length: times }, () => some), bytes.subarray(at));
    }
    case 4: {
      const other = pick(random, others);
      const from = random(Math.max(1, other.length));
      return joined(bytes.subarray(0, at), other.subarray(from, from + 1 + random(2_000)), bytes.subarray(at));
    }
    case 5:
      return joined(bytes.subarray(0, at), new TextEncoder().encode(pick(random, tellingTexts)), bytes.subarray(at));
    case 6:
      bytes[at] = pick(random, telling);
      return bytes;
    default:
      bytes[at] = random(256);
      return bytes;
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
