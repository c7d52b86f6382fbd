import { groupBy } from '../../pki/group-by.ts';
import { hostAndPort } from '../../pki/endpoint.ts';
import { reconcile, type Reconciliation } from '../../pki/reconcile.ts';
import { signersOf } from '../../pki/served-chain.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface AddressesDisagreeParams {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly kind: 'another-ca' | 'another-end';
}

/** Every control plane has a certificate of its own; that they hang on one CA and end within a day of each other is usual. */
export const addressesDisagree = rule({
  id: 'NA-F22',
  severities: ['warning'],
  source: 'kubernetes/kubeadm#581',
  find: ({ assessment: { inventory } }: FindingContext): readonly Verdict<AddressesDisagreeParams>[] => {
    const answered = reconcile(inventory).filter(({ chain, endpoint }) => chain.leaf && endpoint.address !== undefined);
    const byName = groupBy(
      answered,
      ({ endpoint }) => `${endpoint.place} ${hostAndPort(endpoint.host, endpoint.port)}`,
    );
    return [...byName.values()].flatMap((members) => {
      const caOf = ({ chain }: Reconciliation): string =>
        chain.leaf === undefined ? '' : signersOf(inventory, chain.leaf).toSorted().join();
      const endOf = ({ chain }: Reconciliation): number => chain.leaf?.certificate.notAfter ?? 0;
      const [first] = members;
      if (first === undefined) return [];
      const hasOtherCa = members.some((each) => caOf(each) !== caOf(first));
      const hasOtherEnd = members.some((each) => Math.abs(endOf(each) - endOf(first)) > dayMs);
      if (!hasOtherCa && !hasOtherEnd) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: [...new Set(members.flatMap(({ chain }) => chain.leaf?.certificate.sha256 ?? []))],
          places: members.map(({ endpoint: { place, path } }) => placeOf({ place, path, field: undefined })),
          params: {
            name: hostAndPort(first.endpoint.host, first.endpoint.port),
            addresses: members.flatMap(({ endpoint }) => endpoint.address ?? []),
            kind: hasOtherCa ? 'another-ca' : 'another-end',
          },
        },
      ];
    });
  },
});
