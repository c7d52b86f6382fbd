import { lstatSync } from 'node:fs';
import { keyPathsBeside, keysBeside, type KeyHalf } from '../../../shared/pki/key-beside.ts';
import { fileKey, type Bundle, type Findings } from './findings.ts';

/**
 * Tells every certificate and request of the look which key is beside it. Done once, when all files are known.
 *
 * @param isComplete  every file of every place was come to: only then is a key that was not found absent
 */
export function pairKeys(findings: Findings, isComplete: boolean): void {
  const isWhole = isComplete && !findings.problems.some(({ code }) => code === 'too-many-files');
  for (const bundle of findings.bundles) {
    const keys = [...bundle.keys, ...keysOfNeighbours(bundle, findings, isWhole)];
    const verdicts = keysBeside(
      bundle.members.map((member) => member.spkiSha256),
      keys,
    );
    for (const [position, { seen }] of bundle.members.entries()) seen.key = verdicts[position] ?? 'not-read';
  }
}

function keysOfNeighbours(bundle: Bundle, findings: Findings, isWhole: boolean): readonly KeyHalf[] {
  const { besideFile, neighbours, scope } = bundle;
  if (besideFile === undefined) return [];
  const paths = keyPathsBeside(besideFile);
  const known = paths.flatMap((path) => findings.keysOfFile.get(fileKey(scope, path)) ?? []);
  if (known.length > 0 || bundle.keys.length > 0 || (neighbours === 'listed' && isWhole)) return known;
  return neighbours !== 'on-disk' || paths.some(exists) ? [{ why: 'not-read' }] : [];
}

/** Asks for the name only: a key file beside a file the user named is not opened. */
function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
