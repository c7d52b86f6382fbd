import type { Misfit } from '../../cluster/signing-request-fit.ts';
import { placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { waitingRequests } from '../waiting-requests.ts';

export interface SigningRequestUnfitParams {
  readonly request: string;
  readonly username: string;
  readonly node: string | undefined;
  readonly misfits: readonly Misfit[];
  readonly foreignNames: readonly string[];
}

/** A waiting request of a kubelet that does not fit its node: approving it may hand somebody another node's identity. */
export const signingRequestUnfit = rule({
  id: 'NA-F30',
  severities: ['warning'],
  source: 'kubernetes/kubernetes pkg/apis/certificates/v1/helpers.go',
  find: ({ assessment }: FindingContext): readonly Verdict<SigningRequestUnfitParams>[] =>
    waitingRequests(assessment).flatMap(({ request, fit }) => {
      if (fit === undefined || fit.misfits.length === 0) return [];
      const { place, path, name, username } = request;
      return [
        {
          severity: 'warning' as const,
          certificates: [],
          places: [placeOf({ place, path, field: undefined })],
          params: { request: name, username, ...fit },
        },
      ];
    }),
});
