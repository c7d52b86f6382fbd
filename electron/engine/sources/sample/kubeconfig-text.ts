import { stringify } from 'yaml';

export const apiServerUrl = 'https://api.prod.example:6443';

export interface SampleUser {
  readonly name: string;
  /** The `user` mapping as the file has it. */
  readonly user: Readonly<Record<string, unknown>>;
}

/** A kubeconfig as kubeadm writes it: one cluster, one context a user, the first one current. */
export function kubeconfigText(server: string, authorityPem: string, users: readonly SampleUser[]): string {
  return stringify(
    {
      apiVersion: 'v1',
      clusters: [{ cluster: { 'certificate-authority-data': base64(authorityPem), server }, name: 'prod' }],
      contexts: users.map(({ name }) => ({ context: { cluster: 'prod', user: name }, name: `${name}@prod` })),
      'current-context': `${users[0]?.name ?? ''}@prod`,
      kind: 'Config',
      users,
    },
    { lineWidth: 0 },
  );
}

export function withCertificate(name: string, certificatePem: string, keyPem: string): SampleUser {
  return {
    name,
    user: { 'client-certificate-data': base64(certificatePem), 'client-key-data': base64(keyPem) },
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
