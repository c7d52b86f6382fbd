import { evidenceOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import type { NamesParams } from './no-names.ts';

/** The certificate a kubelet made for itself: generated once, never renewed, and verified by nobody unless told to. */
export const kubeletServingExpired = rule({
  id: 'NA-F11',
  severities: ['notice'],
  source: 'kubernetes/kubernetes pkg/kubelet/certificate/kubelet.go',
  find: ({ assessment: { certificates, at }, nameOf }: FindingContext): readonly Verdict<NamesParams>[] => {
    const dead = certificates.filter(
      ({ role, certificate, isReplaced }) =>
        role === 'kubelet-self-signed' && isExpiredAt(certificate, at) && !isReplaced,
    );
    if (dead.length === 0) return [];
    return [
      {
        severity: 'notice',
        ...evidenceOf(dead),
        params: { names: dead.map(nameOf) },
      },
    ];
  },
});
