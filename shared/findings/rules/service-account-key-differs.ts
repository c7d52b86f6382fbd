import { fileNameOf, folderOf } from '../../pki/slash-path.ts';
import { fileLabel, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface ServiceAccountKeyDiffersParams {
  readonly publicFile: string;
  readonly privateFile: string;
}

/** Tokens are signed with the one and checked with the other. */
export const serviceAccountKeyDiffers = rule({
  id: 'NA-K06',
  severities: ['critical'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certs.go CreateServiceAccountKeyAndPublicKeyFiles',
  find: ({
    assessment: { inventory },
    keysInFile,
  }: FindingContext): readonly Verdict<ServiceAccountKeyDiffersParams>[] =>
    inventory.keys.flatMap((publicKey) => {
      if (publicKey.kind !== 'public' || fileNameOf(publicKey.path) !== 'sa.pub') return [];
      const privatePath = `${folderOf(publicKey.path)}/sa.key`;
      // Of several keys in a file the first one signs.
      const [privateKey] = keysInFile(publicKey.place, privatePath).filter(({ kind }) => kind === 'private');
      const halves = [publicKey.spkiSha256, privateKey?.spkiSha256];
      if (privateKey === undefined || halves.includes(undefined) || halves[0] === halves[1]) return [];
      return [
        {
          severity: 'critical' as const,
          certificates: [],
          places: [placeOf(publicKey), placeOf(privateKey)],
          params: { publicFile: fileLabel(publicKey.path), privateFile: fileLabel(privatePath) },
        },
      ];
    }),
});
