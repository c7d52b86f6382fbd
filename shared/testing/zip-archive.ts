import { deflateRawSync } from 'node:zlib';

/** A writer for what no honest tool writes. @see APPNOTE.TXT sections 4.3.7 and 4.3.12 */
export function zip(
  entries: readonly (readonly [name: string, content: Buffer, flaw?: 'encrypted' | 'damaged' | 'symlink' | 'bzip2'])[],
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content, flaw] of entries) {
    const packed = deflateRawSync(content);
    if (flaw === 'damaged') packed.fill(0xff, 0, packed.length - 1);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flaw === 'encrypted' ? 1 : 0, 2);
    common.writeUInt16LE(flaw === 'bzip2' ? 12 : 8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(((flaw === 'symlink' ? 0o120777 : 0o100644) << 16) >>> 0, 6);
    central.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, central, Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06'), end]);
}
