import type { TFunction } from 'i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { countKinds, kindCountsText } from './kind-counts.ts';

/** One line on what a set of places turned out to be. */
export function recognisedText(t: TFunction, assessment: Assessment, places?: readonly string[]): string {
  const what = kindCountsText(t, countKinds(assessment, places));
  return isKubeadmControlPlane(assessment, places)
    ? t('shell.recognised.kubeadm', { what })
    : t('shell.recognised.other', { what });
}

/** Both the cluster's CA and an API server's certificate under the names that only kubeadm gives. */
function isKubeadmControlPlane({ certificates }: Assessment, places?: readonly string[]): boolean {
  const has = (role: 'ca' | 'apiserver-kubelet-client') =>
    certificates.some(
      (assessed) =>
        assessed.role === role &&
        assessed.sightings.some(({ place }) => places === undefined || places.includes(place)),
    );
  return has('ca') && has('apiserver-kubelet-client');
}
