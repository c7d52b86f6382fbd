import { approverOf, type Approver, type SigningRequestObject } from '../../cluster/signing-request-object.ts';
import { groupBy } from '../../pki/group-by.ts';
import { placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { patienceMs, waitingRequests } from '../waiting-requests.ts';

export interface SigningRequestWaitingParams {
  readonly signerName: string;
  readonly approver: Approver;
  /** They were held to their nodes, and fit; which is known of the kubelets' signers alone. */
  readonly isChecked: boolean;
  /** Names of the requests, the one that waits longest first. */
  readonly requests: readonly string[];
  /** Who asked, each once. */
  readonly usernames: readonly string[];
  /** Of the one that waits longest. */
  readonly waitsMs: number;
}

/** Requests that fit and that nobody has decided on: a kubelet's serving certificate waits for a person, always. */
export const signingRequestWaiting = rule({
  id: 'NA-F12',
  severities: ['warning'],
  source: 'kubernetes/kubernetes pkg/controller/certificates/approver/sarapprove.go',
  find: ({ assessment }: FindingContext): readonly Verdict<SigningRequestWaitingParams>[] => {
    const { at } = assessment;
    const waiting = waitingRequests(assessment)
      // What does not fit is told apart: nobody should approve it.
      .filter(({ request, fit }) => (fit === undefined || fit.misfits.length === 0) && isLate(request, at));
    return [...groupBy(waiting, ({ request: { place, signerName } }) => `${place}\n${signerName}`).values()].flatMap(
      (group) => {
        const requests = group
          .map(({ request }) => request)
          .toSorted((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
        const [oldest] = requests;
        if (oldest === undefined) return [];
        return [
          {
            severity: 'warning' as const,
            certificates: [],
            places: requests.map(({ place, path }) => placeOf({ place, path, field: undefined })),
            params: {
              signerName: oldest.signerName,
              approver: approverOf(oldest.signerName),
              isChecked: group.every(({ fit }) => fit !== undefined),
              requests: requests.map(({ name }) => name),
              usernames: [...new Set(requests.map(({ username }) => username))],
              waitsMs: at - (oldest.createdAt ?? at),
            },
          },
        ];
      },
    );
  },
});

function isLate({ createdAt }: SigningRequestObject, at: number): boolean {
  return createdAt !== undefined && at - createdAt > patienceMs;
}
