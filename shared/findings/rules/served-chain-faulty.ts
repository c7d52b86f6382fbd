import { relatedOf, type ServedChain } from '../../pki/served-chain.ts';
import { reconcile } from '../../pki/reconcile.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { placeOf } from '../evidence.ts';
import type { Severity, Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface ServedChainFaultyParams {
  readonly endpoint: string;
  readonly kind: ChainFault;
  /** What should be presented as well. */
  readonly missing: readonly string[];
}
type ChainFault = 'missing' | 'root' | NonNullable<ServedChain['disorder']>;

const severity: Readonly<Record<ChainFault, Severity>> = {
  missing: 'warning',
  'leaf-not-first': 'warning',
  'out-of-order': 'notice',
  repeated: 'notice',
  root: 'notice',
};

/** A chain that whoever trusts the root alone cannot follow, or that is not as TLS wants it. */
export const servedChainFaulty = rule({
  id: 'NA-C16',
  severities: ['warning', 'notice'],
  source: 'RFC 8446 section 4.4.2; RFC 5246 section 7.4.2',
  find: ({ assessment, nameOf }: FindingContext): readonly Verdict<ServedChainFaultyParams>[] => {
    const nameIfKnown = (sha256: Sha256Hex): string | undefined => {
      const assessed = assessment.bySha256.get(sha256);
      return assessed && nameOf(assessed);
    };
    return reconcile(assessment.inventory).flatMap(({ endpoint, chain, verdict, kubeconfigs }) => {
      const { leaf, missing, disorder } = chain;
      if (leaf === undefined || verdict === 'own-making' || leaf.role === 'kubelet-self-signed') return [];
      // Where a CA on the way is trusted itself, nobody has to be sent those above it.
      const isFollowed =
        isTrustedBelow(assessment.inventory, missing) || kubeconfigs.some(({ trust }) => trust === 'trusted');
      const kind: ChainFault | undefined =
        missing.length > 0 && !isFollowed ? 'missing' : (disorder ?? (chain.hasRoot ? 'root' : undefined));
      if (kind === undefined) return [];
      return [
        {
          severity: severity[kind],
          certificates: [leaf.certificate.sha256, ...(kind === 'missing' ? missing : [])],
          places: [placeOf({ place: endpoint.place, path: endpoint.path, field: undefined })],
          params: {
            endpoint: endpoint.path,
            kind,
            missing: kind === 'missing' ? missing.flatMap((sha256) => nameIfKnown(sha256) ?? []) : [],
          },
        },
      ];
    });
  },
});

/** The cluster's own CA may stand below a company's root: then its file is what everybody trusts. */
function isTrustedBelow(inventory: FindingContext['assessment']['inventory'], missing: readonly string[]): boolean {
  return missing.some((sha256) => {
    const role = relatedOf(inventory).get(sha256)?.role;
    return role === 'ca' || role === 'etcd-ca' || role === 'front-proxy-ca';
  });
}
