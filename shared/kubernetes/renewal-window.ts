import type { EpochMs } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import { noExpiry } from '../x509/no-expiry.ts';
import type { Sighting } from '../pki/inventory.ts';
import type { Role } from './role.ts';

/** The span of a certificate's life in which something renews it. */
export interface RenewalWindow {
  readonly by: Renewer;
  readonly from: EpochMs;
  /** From here on it is late. */
  readonly to: EpochMs;
  /** Happens without anybody: until {@link to} nobody needs to be told. */
  readonly isAutomatic: boolean;
}
export type Renewer = 'kubelet';

/** A kubelet draws its deadline anew between these shares of the lifetime. @see kubernetes/client-go util/certificate/certificate_manager.go */
const kubeletShares = { from: 0.7, to: 0.9 } as const;
/** Only what lies in its own folder is rotated: a certificate embedded in kubelet.conf is not. */
const kubeletFile = /(?:^|\/)kubelet\/pki\/kubelet-(?:client|server)-[^/]+\.pem$/u;

export function renewalWindowOf(
  { notBefore, notAfter }: Pick<Certificate, 'notBefore' | 'notAfter'>,
  role: Role | undefined,
  sightings: readonly Sighting[],
): RenewalWindow | undefined {
  if (role !== 'kubelet-client' && role !== 'kubelet-server') return undefined;
  if (notBefore === undefined || notAfter === undefined || notAfter <= notBefore || notAfter >= noExpiry) {
    return undefined;
  }
  if (!sightings.some(({ path }) => kubeletFile.test(path))) return undefined;
  const after = (share: number): EpochMs => (notBefore + (notAfter - notBefore) * share) as EpochMs;
  return { by: 'kubelet', from: after(kubeletShares.from), to: after(kubeletShares.to), isAutomatic: true };
}
