import { createHash, timingSafeEqual } from 'node:crypto';

/** A JKS or JCEKS as written: certificates lie in the open, keys are encrypted. Parts of the bytes given. */
export interface JavaKeystore {
  readonly type: 'JKS' | 'JCEKS';
  readonly entries: readonly KeystoreEntry[];
  /**
   * Why the walk ended early: `broken` or cut off, or a secret key of a JCEKS, whose length is told nowhere; what follows one is
   * not read. `undefined`: all of it was read.
   */
  readonly stoppedBy: 'broken' | 'secret-key' | undefined;
}

export interface KeystoreEntry {
  readonly kind: 'key' | 'trusted-certificate';
  readonly alias: string;
  /** DER, a key's own certificate first. */
  readonly certificates: readonly Uint8Array[];
}

const magics: ReadonlyMap<number, JavaKeystore['type']> = new Map([
  [0xfeedfeed, 'JKS'],
  [0xcececece, 'JCEKS'],
]);
const digestBytes = 20;
const maxEntries = 100_000;
const tags = { key: 1, trustedCertificate: 2 } as const;

class CutOff extends Error {}

/** Reads big-endian fields and never past the end. */
class Fields {
  at = 4;
  private readonly bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  take(length: number): Buffer {
    if (length > this.bytes.length - this.at) throw new CutOff();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  number(): number {
    return this.take(4).readUInt32BE();
  }

  /** `DataInput.readUTF`: a length in two octets, and UTF-8 as far as honest names go. */
  text(): string {
    return this.take(this.take(2).readUInt16BE()).toString('utf8');
  }
}

/**
 * @returns `undefined` for bytes that do not begin like one
 * @see openjdk/jdk src/java.base/share/classes/sun/security/provider/JavaKeyStore.java, engineLoad
 */
export function readJavaKeystore(bytes: Uint8Array): JavaKeystore | undefined {
  const type = bytes.length < 12 ? undefined : magics.get(Buffer.from(bytes.subarray(0, 4)).readUInt32BE());
  if (type === undefined) return undefined;
  const fields = new Fields(bytes.subarray(0, Math.max(12, bytes.length - digestBytes)));
  const entries: KeystoreEntry[] = [];
  let stoppedBy: JavaKeystore['stoppedBy'];
  try {
    const version = fields.number();
    if (version !== 1 && version !== 2) throw new CutOff();
    for (let left = fields.number(); left > 0; left--) {
      const tag = fields.number();
      if (entries.length === maxEntries || (tag !== tags.key && tag !== tags.trustedCertificate)) {
        stoppedBy = tag === 3 && type === 'JCEKS' ? 'secret-key' : 'broken';
        break;
      }
      const alias = fields.text();
      fields.take(8);
      if (tag === tags.key) fields.take(fields.number());
      const certificates: Uint8Array[] = [];
      for (let chain = tag === tags.key ? fields.number() : 1; chain > 0; chain--) {
        if (version === 2) fields.text();
        certificates.push(fields.take(fields.number()));
      }
      entries.push({ kind: tag === tags.key ? 'key' : 'trusted-certificate', alias, certificates });
    }
  } catch (error) {
    if (!(error instanceof CutOff)) throw error;
    stoppedBy = 'broken';
  }
  return { type, entries, stoppedBy };
}

/** Whether the digest at its end was made with this password: then nothing in it was changed. @see JavaKeyStore.java, getPreKeyedHash */
export function isWholeBy(bytes: Uint8Array, password: string): boolean {
  const at = bytes.length - digestBytes;
  if (at < 12) return false;
  const secret = Buffer.from(password, 'utf16le').swap16();
  const digest = createHash('sha1').update(secret).update('Mighty Aphrodite').update(bytes.subarray(0, at)).digest();
  secret.fill(0);
  return timingSafeEqual(digest, bytes.subarray(at));
}
