import type { Assessment } from '../pki/assessment.ts';

const surrogate = /[\ud800-\udfff]/;

/**
 * What a report rests on, as text to be hashed: for each certificate and file it was seen in a line `sha256  path`, as
 * sha256sum writes them (a backslash in a path doubled, a line feed as `\n`), each once, sorted by bytes. Two reports
 * with one hash tell of the same certificates in the same files. Told, with the commands that work it out again, in
 * docs/reports.md.
 */
export function evidenceText({ certificates }: Pick<Assessment, 'certificates'>): string {
  const lines = new Set<string>();
  for (const { certificate, sightings } of certificates) {
    for (const { path } of sightings) lines.add(`${certificate.sha256}  ${escapedPath(path)}\n`);
  }
  // The two orders differ only where there is a surrogate, and the built-in one is far faster.
  const sorted = [...lines].sort();
  return (sorted.some((line) => surrogate.test(line)) ? sorted.sort(byCodePoint) : sorted).join('');
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
