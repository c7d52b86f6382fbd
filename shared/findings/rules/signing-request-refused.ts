import { objectsOfKind } from '../../cluster/cluster-object.ts';
import { placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface SigningRequestRefusedParams {
  readonly request: string;
  readonly signerName: string;
  readonly username: string;
  /** What the signer wrote; its own words, and cut. */
  readonly reason: string | undefined;
}

const maxReasonChars = 300;

/** Approved, and refused by the signer: whoever asked goes without, and asks again. */
export const signingRequestRefused = rule({
  id: 'NA-F31',
  severities: ['warning'],
  source: 'kubernetes/kubernetes pkg/controller/certificates/signer/signer.go',
  find: ({ assessment: { inventory } }: FindingContext): readonly Verdict<SigningRequestRefusedParams>[] =>
    objectsOfKind(inventory.clusterObjects, 'CertificateSigningRequest')
      .filter(({ state }) => state === 'failed')
      .map(({ place, path, name, signerName, username, conditions }) => {
        const { reason, message } = conditions.find(({ type }) => type === 'Failed') ?? {};
        const said = message ?? reason;
        return {
          severity: 'warning' as const,
          certificates: [],
          places: [placeOf({ place, path, field: undefined })],
          params: {
            request: name,
            signerName,
            username,
            reason: said !== undefined && said.length > maxReasonChars ? `${said.slice(0, maxReasonChars)}…` : said,
          },
        };
      }),
});
