import { nodePathOf } from '../../kubernetes/layout.ts';
import { pathsOfFlag } from '../../kubernetes/role-by-flags.ts';
import type { StaticPodFacts } from '../../pki/inventory.ts';
import { isCa } from '../../x509/certificate.ts';
import { sameKeyIn } from '../authority-posts.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { Severity, Verdict } from '../finding.ts';
import type { FileOfPlace, FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface SameAuthorityParams {
  readonly file: string;
  /** The same as {@link file} where one file is named for both. */
  readonly otherFile: string;
}

/** Whoever holds a client certificate of that CA may pose as the aggregator, and so as anybody. */
export const requestHeaderCaIsClientCa = rule({
  id: 'NA-C06',
  severities: ['critical', 'warning', 'notice'],
  source: 'kubernetes/apiserver pkg/server/options/authentication.go requestheader-allowed-names',
  find: (context: FindingContext): readonly Verdict<SameAuthorityParams>[] => [
    ...sameKeyIn(context, 'front-proxy-ca', 'ca').map(({ one, other }) => ({
      severity: severityAt(context, one.sighting, apiServerBeside(context, one.sighting)),
      certificates: [...new Set(fingerprintsOf([one.assessed, other.assessed]))],
      places: [placeOf(one.sighting), placeOf(other.sighting)],
      params: { file: fileLabel(one.sighting.path), otherFile: fileLabel(other.sighting.path) },
    })),
    ...context.assessment.inventory.staticPods.flatMap((pod) => oneFileForBoth(context, pod)),
  ],
});

function oneFileForBoth(context: FindingContext, pod: StaticPodFacts): readonly Verdict<SameAuthorityParams>[] {
  const file = pod.flags['requestheader-client-ca-file'];
  if (file === undefined || file !== pod.flags['client-ca-file']) return [];
  const authorities = pathsOfFlag(pod, 'client-ca-file')
    .flatMap((path) => context.inFile(pod.place, path))
    .filter(({ assessed }) => isCa(assessed.certificate));
  return [
    {
      severity: severityAt(context, pod, pod),
      certificates: fingerprintsOf(authorities.map(({ assessed }) => assessed)),
      places: [
        placeOf({ place: pod.place, path: pod.path, field: undefined }),
        ...authorities.map(({ sighting }) => placeOf(sighting)),
      ],
      params: { file: fileLabel(file), otherFile: fileLabel(file) },
    },
  ];
}

/** Where nothing says which names are allowed, every name is. */
function severityAt(context: FindingContext, file: FileOfPlace, pod: StaticPodFacts | undefined): Severity {
  if (context.isByDesign(file, 'front-proxy-ca-is-cluster-ca')) return 'notice';
  return pod !== undefined && pod.flags['requestheader-allowed-names'] === undefined ? 'critical' : 'warning';
}

/** The API server of the node whose files these are, if it asks a requestheader CA at all. */
function apiServerBeside({ assessment }: FindingContext, { place, path }: FileOfPlace): StaticPodFacts | undefined {
  const root = nodePathOf(path)?.root;
  return assessment.inventory.staticPods.find(
    (pod) =>
      pod.component === 'kube-apiserver' &&
      pod.place === place &&
      pod.flags['requestheader-client-ca-file'] !== undefined &&
      nodePathOf(pod.path)?.root === root,
  );
}
