import { groupBy } from '../../pki/group-by.ts';
import { folderOf } from '../../pki/slash-path.ts';
import { evidenceOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import { expiredInBundles } from '../expired-in-bundles.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface ExpiredBesideSuccessorParams {
  readonly files: readonly string[];
}

/** A valid one of the same subject and role lies beside it: history, and no alarm. A kubelet never deletes its old ones. */
export const expiredBesideSuccessor = rule({
  id: 'NA-T11',
  severities: ['notice'],
  source: 'kubernetes/client-go util/certificate/certificate_store.go',
  find: (context: FindingContext): readonly Verdict<ExpiredBesideSuccessorParams>[] => {
    const { certificates, at } = context.assessment;
    const inBundles = new Set(expiredInBundles(context).flatMap(({ authorities }) => authorities));
    const history = certificates.filter(
      (each) => each.isReplaced && isExpiredAt(each.certificate, at) && !inBundles.has(each),
    );
    const byFolder = groupBy(history, ({ sightings: [first] }) =>
      first === undefined ? '' : `${first.place}\n${folderOf(first.path)}`,
    );
    return [...byFolder.values()].map((members) => ({
      severity: 'notice',
      ...evidenceOf(members),
      params: {
        files: [
          ...new Set(
            members.flatMap((assessed) => assessed.sightings.map((sighting) => context.fileOf({ assessed, sighting }))),
          ),
        ],
      },
    }));
  },
});
