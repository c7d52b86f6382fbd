/** `…/kubelet-client-current.pem` and its kin: what a kubelet keeps of its own certificates. */
export interface KubeletFile {
  readonly prefix: string;
  /** `current`, `updated`, or the date of a pair. */
  readonly kind: 'current' | 'updated' | 'dated';
  readonly purpose: 'client' | 'server';
}

const pattern = /^(.*kubelet-(client|server)-)(?:(current|updated)|\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)\.pem$/u;

/** @see kubernetes/client-go util/certificate/certificate_store.go */
export function kubeletFile(path: string): KubeletFile | undefined {
  if (!path.endsWith('.pem')) return undefined;
  const match = pattern.exec(path);
  if (match === null) return undefined;
  const [, prefix = '', purpose, kind] = match;
  return {
    prefix,
    purpose: purpose === 'client' ? 'client' : 'server',
    kind: kind === undefined ? 'dated' : kind === 'current' ? 'current' : 'updated',
  };
}
