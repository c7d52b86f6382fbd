import { groupBy } from '../../pki/group-by.ts';
import type { KeyFact } from '../../pki/inventory.ts';
import { fileLabel, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface KeyReadableParams {
  readonly files: readonly string[];
  readonly by: 'everybody' | 'group';
}

const otherMayRead = 0o004;
const groupMayRead = 0o040;

/** A private key, alone or in a kubeconfig, that not only its owner may read. */
export const keyReadable = rule({
  id: 'NA-K07',
  severities: ['warning', 'notice'],
  source: 'kubernetes/client-go util/keyutil/key.go WriteKey',
  find: ({ assessment: { inventory } }: FindingContext): readonly Verdict<KeyReadableParams>[] =>
    [
      ...groupBy(
        inventory.keys.filter((key) => readableBy(key) !== undefined),
        (key) => `${key.place}\n${readableBy(key)}`,
      ),
    ].flatMap(([, keys]) => {
      const by = keys[0] === undefined ? undefined : readableBy(keys[0]);
      if (by === undefined) return [];
      const files = [...new Map(keys.map((key) => [key.path, key])).values()];
      return [
        {
          severity: by === 'everybody' ? ('warning' as const) : ('notice' as const),
          certificates: [],
          places: files.map(placeOf),
          params: { files: [...new Set(files.map(({ path }) => fileLabel(path)))], by },
        },
      ];
    }),
});

function readableBy({ kind, encrypted, file, path }: KeyFact): KeyReadableParams['by'] | undefined {
  if (kind !== 'private' || encrypted || file === undefined || isOnWindows(path)) return undefined;
  if ((file.mode & otherMayRead) !== 0) return 'everybody';
  return (file.mode & groupMayRead) === 0 ? undefined : 'group';
}

/** Where permission bits tell nothing; inside an archive they are those it was made with. */
function isOnWindows(path: string): boolean {
  return /^(?:[A-Za-z]:|\/\/)/u.test(path) && !path.includes('!/');
}
