import { atOnce } from '../at-once.ts';
import type { Assessment } from '../pki/assessment.ts';

const surrogate = /[\ud800-\udfff]/;

/**
 * What a report rests on, as text to be hashed: for each certificate and file it was seen in a line `sha256  path`, as
 * sha256sum writes them (a backslash in a path doubled, a line feed as `\n`), each once, sorted by bytes. Two reports
 * with one hash tell of the same certificates in the same files. Told, with the commands that work it out again, in
 * docs/reports.md.
 */
export function evidenceText(assessment: Pick<Assessment, 'certificates'>): string {
  return atOnce(gatheringEvidence(assessment));
}

/** So many certificates a step. */
const perStep = 1_000;

/** {@link evidenceText} in steps. Lines that begin alike stand together, so that no sorting takes long. */
export function* gatheringEvidence({ certificates }: Pick<Assessment, 'certificates'>): Generator<undefined, string> {
  const linesOf = new Map<string, Set<string>>();
  for (const [index, { certificate, sightings }] of certificates.entries()) {
    if (index % perStep === 0) yield;
    const { sha256 } = certificate;
    const beginning = sha256.slice(0, 2);
    const lines = linesOf.get(beginning) ?? new Set();
    linesOf.set(beginning, lines);
    for (const { path } of sightings) lines.add(`${sha256}  ${escapedPath(path)}\n`);
  }
  const texts: string[] = [];
  for (const beginning of [...linesOf.keys()].sort()) {
    yield;
    // The two orders differ only where there is a surrogate, and the built-in one is far faster.
    const sorted = [...(linesOf.get(beginning) ?? [])].sort();
    texts.push((sorted.some((line) => surrogate.test(line)) ? sorted.sort(byCodePoint) : sorted).join(''));
  }
  return texts.join('');
}

function escapedPath(path: string): string {
  return path.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`);
}

/** The order of the UTF-8 bytes; that of UTF-16 differs above U+FFFF. */
function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    if (a.charCodeAt(index) !== b.charCodeAt(index)) {
      // The end of a surrogate pair has the same beginning in both: its own order is that of the code points.
      return (a.codePointAt(index) ?? 0) - (b.codePointAt(index) ?? 0);
    }
  }
  return a.length - b.length;
}
