import { binaryFormat } from '../../x509/binary-format.ts';

export function isArchive(bytes: Uint8Array): boolean {
  const format = binaryFormat(bytes);
  return format === 'zip' || format === 'gzip' || format === 'tar';
}
