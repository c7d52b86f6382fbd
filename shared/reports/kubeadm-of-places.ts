import type { Assessment } from '../pki/assessment.ts';
import { kubeadmReports, type KubeadmReport } from './kubeadm-check-expiration.ts';

/** kubeadm's answer for every kubeadm tree below the places, one after the other. */
export function kubeadmOfPlaces({ inventory, at }: Assessment, places: readonly string[]): readonly KubeadmReport[] {
  return places.flatMap((place) => kubeadmReports(inventory, place, { at, lookedBeside: true }));
}
