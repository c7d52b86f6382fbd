import { placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { caBundlesOf } from '../ca-bundle-verdict.ts';

export interface ApiServiceNotVerifiedParams {
  readonly object: string;
  readonly service: string | undefined;
}

/** `insecureSkipTLSVerify`: whoever answers in the service's place is believed, and gets the requests of everybody. */
export const apiServiceNotVerified = rule({
  id: 'NA-F32',
  severities: ['notice'],
  source: 'kubernetes/kube-aggregator pkg/apis/apiregistration/v1/types.go APIServiceSpec',
  find: ({ assessment }: FindingContext): readonly Verdict<ApiServiceNotVerifiedParams>[] =>
    caBundlesOf(assessment)
      .filter(({ insecureSkipTlsVerify }) => insecureSkipTlsVerify)
      .map(({ place, path, service }) => ({
        severity: 'notice' as const,
        certificates: [],
        places: [placeOf({ place, path, field: 'spec.insecureSkipTLSVerify' })],
        params: { object: path, service: service && `${service.name}.${service.namespace}.svc` },
      })),
});
