import { fileLabel, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface VerificationOffParams {
  readonly file: string;
  readonly clusters: readonly string[];
  /** client-go refuses a cluster that has both. */
  readonly hasCaAsWell: boolean;
}

/** `insecure-skip-tls-verify: true`: whoever stands between sees and changes everything, tokens included. */
export const verificationOff = rule({
  id: 'NA-F16',
  severities: ['warning'],
  source: 'kubernetes/client-go tools/clientcmd/validation.go validateClusterInfo',
  find: ({ assessment: { inventory } }: FindingContext): readonly Verdict<VerificationOffParams>[] =>
    inventory.kubeconfigs.flatMap(({ place, path, clusters }) => {
      const off = clusters.filter(({ insecureSkipTlsVerify }) => insecureSkipTlsVerify);
      if (off.length === 0) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: [],
          places: [placeOf({ place, path, field: undefined })],
          params: {
            file: fileLabel(path),
            clusters: off.map(({ name }) => name),
            hasCaAsWell: off.some(({ certificateAuthority }) => certificateAuthority !== 'absent'),
          },
        },
      ];
    }),
});
