import type { WhoAmI } from '../../../../shared/cluster/cluster-facts.ts';
import type { Sha256Hex } from '../../../../shared/x509/brand.ts';
import { asMap, textIn, textsIn } from '../kubeconfig/plain-value.ts';
import type { ApiClient } from './api-client.ts';
import { statusOf } from './refusal.ts';

export type Introduction =
  | { readonly kind: 'known'; readonly whoAmI: WhoAmI }
  /** 401: nothing further will be answered. */
  | { readonly kind: 'unauthorized' }
  /** Not of this API server, which may be older, or anonymous may not ask. */
  | { readonly kind: 'unknown' };

/** `authentication.kubernetes.io/credential-id` of a client certificate. @see kubernetes/apiserver pkg/authentication/request/x509/x509.go */
const credentialId = 'authentication.kubernetes.io/credential-id';
const ofCertificate = /^X509SHA256=([0-9a-f]{64})$/u;

/** Whom the API server takes us for. */
export function askWhoAmI(client: ApiClient): Promise<Introduction> {
  return client.reviewSelf(async (answer) => {
    if (answer.status === 401) return { kind: 'unauthorized' };
    const review = answer.status < 300 ? await statusOf(answer) : undefined;
    const user = asMap(asMap(review?.['status'])?.['userInfo']);
    const username = textIn(user, 'username');
    if (username === undefined) return { kind: 'unknown' };
    const ids = textsIn(asMap(user?.['extra']), credentialId);
    const [seen] = ids.flatMap((id) => ofCertificate.exec(id)?.[1] ?? []);
    const clientCertificate = seen as Sha256Hex | undefined;
    return { kind: 'known', whoAmI: { username, groups: textsIn(user, 'groups'), clientCertificate } };
  });
}
