import type { EpochMs } from '../../x509/brand.ts';
import { minuteMs, secondMs } from '../../x509/milliseconds.ts';
import { visibleText } from '../../x509/visible-text.ts';

const maxOctets = 75;

/** One content line, folded so that no line has more than 75 octets and no character is cut. @see RFC 5545 section 3.1 */
export function icalLine(name: string, value: string): string {
  let folded = '';
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = utf8Octets(character);
    if (octets + size > maxOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

/** A TEXT value: what would end or part it is escaped, what is invisible is written out. @see RFC 5545 section 3.3.11 */
export function icalText(lines: readonly string[]): string {
  return lines.map((line) => visibleText(line).replaceAll(/[\\;,]/gu, String.raw`\$&`)).join(String.raw`\n`);
}

/** `20270314T090500Z`. */
export function icalInstant(instant: EpochMs): string {
  const iso = new Date(Math.floor(instant / secondMs) * secondMs).toISOString();
  return iso.replace('.000Z', 'Z').replaceAll(/[-:]/gu, '');
}

/** `20270314`: the day in UTC. */
export function icalDay(instant: EpochMs): string {
  return icalInstant(instant).slice(0, 8);
}

/** A revision number that is higher for every later look: whole minutes since 1970. @see RFC 5545 section 3.8.7.4 */
export function icalSequence(at: EpochMs): number {
  return Math.max(0, Math.floor(at / minuteMs));
}

function utf8Octets(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}
