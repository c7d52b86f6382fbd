import { folderOf } from '../../pki/slash-path.ts';
import { fileLabel } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { kubeletFile } from '../kubelet-folder.ts';
import { placeOfPath } from '../place-of-path.ts';
import { rule } from '../rule.ts';

export interface FileParams {
  readonly file: string;
}

/** `kubelet-client-current.pem` points at nothing: the kubelet cannot start. */
export const kubeletLinkBroken = rule({
  id: 'NA-F02',
  severities: ['critical'],
  source: 'kubernetes/client-go util/certificate/certificate_store.go Current',
  find: ({ assessment: { inventory }, isOfCopiedTree, exists }: FindingContext): readonly Verdict<FileParams>[] =>
    inventory.problems
      .filter(({ code, path }) => code === 'broken-symlink' && kubeletFile(path)?.kind === 'current')
      // In a copy a link leads to where it came from, or has become a file with its target for text.
      .filter(
        ({ path, target }) =>
          target === undefined || !(isOfCopiedTree(target) || exists(`${folderOf(path)}/${target}`)),
      )
      .map(({ path }) => ({
        severity: 'critical',
        certificates: [],
        places: [{ place: placeOfPath(inventory, path), path, field: undefined }],
        params: { file: fileLabel(path) },
      })),
});
