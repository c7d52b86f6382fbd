import type { EpochMs } from '../../../../shared/x509/brand.ts';

export interface SampleFile {
  /** Below the sample: `cp-1/etc/kubernetes/pki/ca.crt`. */
  readonly path: string;
  readonly text: string;
  readonly writtenAt: EpochMs;
  /** As written in the link; {@link text} is what it leads to. */
  readonly symlinkTarget?: string;
}

/** As kubeadm and the kubelet leave them: what holds a key is its owner's alone. */
export function modeOf({ path, text, symlinkTarget }: SampleFile): number {
  if (symlinkTarget !== undefined) return 0o777;
  return /\.(?:conf|key|pem)$|\/config$/u.test(path) || text.includes('PRIVATE KEY') ? 0o600 : 0o644;
}
