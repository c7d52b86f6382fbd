import type { EpochMs } from './brand.ts';
import { DerReader } from './der.ts';
import type { DefectList } from './defect-list.ts';
import { readTime } from './time.ts';

/** An end that could not be read is `undefined`. @see RFC 5280 section 4.1.2.5 */
export interface Validity {
  readonly notBefore: EpochMs | undefined;
  readonly notAfter: EpochMs | undefined;
}

/** From the content of the Validity SEQUENCE. */
export function readValidity(bytes: Uint8Array, from: number, to: number, defects: DefectList): Validity {
  const times = new DerReader(bytes, from, to);
  const notBefore = readEnd(times, 'notBefore', defects);
  const notAfter = readEnd(times, 'notAfter', defects);
  if (times.next()) defects.add('validity-encoding', 'The validity holds more than its two times.');
  if (notBefore !== undefined && notAfter !== undefined && notAfter < notBefore) {
    defects.add('validity-reversed', 'notAfter is before notBefore: this certificate was never valid.');
  }
  return { notBefore, notAfter };
}

function readEnd(times: DerReader, field: string, defects: DefectList): EpochMs | undefined {
  if (!times.next()) {
    defects.add('validity-malformed', `${field} is missing or cut off.`);
    return undefined;
  }
  const { instant, problem } = readTime(times.bytes, times.tag, times.from, times.to);
  if (problem !== undefined) {
    defects.add(instant === undefined ? 'validity-malformed' : 'validity-encoding', `${field} ${problem}.`);
  }
  return instant;
}
