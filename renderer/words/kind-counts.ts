import type { TFunction } from 'i18next';
import type { AssessedCertificate, Assessment } from '../../shared/pki/assessment.ts';
import { isCa } from '../../shared/x509/certificate.ts';

/**
 * How many distinct things were found. The three kinds of certificate do not overlap and add up to all of them:
 * `certificates` are those kubeadm's own table would list or a person made, `kubelet` those a kubelet renews itself.
 */
export interface KindCounts {
  readonly certificates: number;
  readonly cas: number;
  readonly kubelet: number;
  readonly kubeconfigs: number;
  readonly requests: number;
}

/** @param places  count only what was seen there; `undefined`: everywhere */
export function countKinds({ certificates, inventory }: Assessment, places?: readonly string[]): KindCounts {
  const among = places && new Set(places);
  const isThere = ({ place }: { readonly place: string }) => !among || among.has(place);
  const there = certificates.filter(({ sightings }) => sightings.some(isThere));
  const cas = there.filter(({ certificate }) => isCa(certificate)).length;
  const kubelet = there.filter((assessed) => !isCa(assessed.certificate) && isOfKubelet(assessed)).length;
  return {
    certificates: there.length - cas - kubelet,
    cas,
    kubelet,
    kubeconfigs: inventory.kubeconfigs.filter(isThere).length,
    requests: inventory.requests.filter(isThere).length,
  };
}

/** `11 certificates, 3 CAs, 1 kubelet certificate, 5 kubeconfigs`: only what there is. */
export function kindCountsText(t: TFunction, counts: KindCounts): string {
  const parts = (['certificates', 'cas', 'kubelet', 'kubeconfigs', 'requests'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`shell.counts.${kind}`, { count: counts[kind] }));
  return parts.length > 0 ? parts.join(t('shell.counts.separator')) : t('shell.counts.nothing');
}

function isOfKubelet({ role }: AssessedCertificate): boolean {
  return role === 'kubelet-client' || role === 'kubelet-server' || role === 'kubelet-self-signed';
}
