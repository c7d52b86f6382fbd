import type { Rule } from './rule.ts';
import { signedByAnotherCa } from './rules/signed-by-another-ca.ts';
import { keyDiffers } from './rules/key-differs.ts';
import { authorityExpired } from './rules/authority-expired.ts';
import { expired } from './rules/expired.ts';

/** Every rule that files alone can tell, in the order in which findings of one severity are shown. */
export const rules = [expired, authorityExpired, signedByAnotherCa, keyDiffers] as const;

type AnyRule = (typeof rules)[number];
export type RuleId = AnyRule['id'];
export type ParamsOf<Id extends RuleId> =
  Extract<AnyRule, { readonly id: Id }> extends Rule<Id, infer Params> ? Params : never;

/** Ids that a file cannot answer: they need an endpoint, a node or the API, and stay free for that. */
export const reservedIds = {
  'NA-F01': 'renewed on disk, and the old certificate is still served',
  'NA-C02': 'the CA of a kubeconfig does not verify what the API server presents',
  'NA-C13': 'the caBundle of a webhook or APIService does not verify its service',
  'NA-T08': 'cert-manager is late to renew a Certificate',
  'NA-F12': 'a kubelet-serving CSR has been pending for over 10 minutes',
  'NA-F13': 'a CSR is approved and nobody signs it',
  'NA-F15': 'the clock of a node differs from this machine',
  'NA-F19': 'the ConfigMap kube-root-ca.crt carries an expired CA',
} as const;
