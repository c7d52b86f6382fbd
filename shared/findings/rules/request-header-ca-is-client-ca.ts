import { sameKeyIn } from '../authority-posts.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface SameAuthorityParams {
  readonly file: string;
  readonly otherFile: string;
}

/** Whoever holds a client certificate of that CA may pose as the aggregator, and so as anybody. */
export const requestHeaderCaIsClientCa = rule({
  id: 'NA-C06',
  severities: ['warning', 'notice'],
  source: 'kubernetes/apiserver pkg/server/options/authentication.go requestheader-allowed-names',
  find: (context: FindingContext): readonly Verdict<SameAuthorityParams>[] =>
    sameKeyIn(context, 'front-proxy-ca', 'ca').map(({ one, other }) => ({
      severity: context.isByDesign(one.sighting, 'front-proxy-ca-is-cluster-ca') ? 'notice' : 'warning',
      certificates: [...new Set(fingerprintsOf([one.assessed, other.assessed]))],
      places: [placeOf(one.sighting), placeOf(other.sighting)],
      params: { file: fileLabel(one.sighting.path), otherFile: fileLabel(other.sighting.path) },
    })),
});
