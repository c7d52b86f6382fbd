import type { Rule } from './rule.ts';
import { addressesDisagree } from './rules/addresses-disagree.ts';
import { adminCopyStale } from './rules/admin-copy-stale.ts';
import { aksServingRotation } from './rules/aks-serving-rotation.ts';
import { apiServiceNotVerified } from './rules/api-service-not-verified.ts';
import { authorityExpired } from './rules/authority-expired.ts';
import { authorityHorizon } from './rules/authority-horizon.ts';
import { authorityOfSeveralClusters } from './rules/authority-of-several-clusters.ts';
import { bundleOrder } from './rules/bundle-order.ts';
import { caBundleRefusesService } from './rules/ca-bundle-refuses-service.ts';
import { caBundleUseless } from './rules/ca-bundle-useless.ts';
import { caKeyOnWorker } from './rules/ca-key-on-worker.ts';
import { certManagerLate } from './rules/cert-manager-late.ts';
import { certificateRevoked } from './rules/certificate-revoked.ts';
import { clientOfAnotherCa } from './rules/client-of-another-ca.ts';
import { clientKeyInSeveralKubeconfigs } from './rules/client-key-in-several-kubeconfigs.ts';
import { configuredNamesMissing } from './rules/configured-names-missing.ts';
import { defaultNamesMissing } from './rules/default-names-missing.ts';
import { duplicateHolder } from './rules/duplicate-holder.ts';
import { endsSoon } from './rules/ends-soon.ts';
import { entriesShadowed } from './rules/entries-shadowed.ts';
import { etcdCaIsClusterCa } from './rules/etcd-ca-is-cluster-ca.ts';
import { expiredBesideSuccessor } from './rules/expired-beside-successor.ts';
import { expiredInBundle } from './rules/expired-in-bundle.ts';
import { expired } from './rules/expired.ts';
import { externalAuthority } from './rules/external-authority.ts';
import { fileMissing } from './rules/file-missing.ts';
import { intermediateMissing } from './rules/intermediate-missing.ts';
import { irrevocableAdministrator } from './rules/irrevocable-administrator.ts';
import { issuerMayNotIssue } from './rules/issuer-may-not-issue.ts';
import { keyDiffers } from './rules/key-differs.ts';
import { keyEncrypted } from './rules/key-encrypted.ts';
import { keyKubeadmRefuses } from './rules/key-kubeadm-refuses.ts';
import { keyReadable } from './rules/key-readable.ts';
import { keyShared } from './rules/key-shared.ts';
import { kubeconfigNotRootCa } from './rules/kubeconfig-not-root-ca.ts';
import { kubeconfigRefusesServer } from './rules/kubeconfig-refuses-server.ts';
import { kubeconfigSuperseded } from './rules/kubeconfig-superseded.ts';
import { kubeconfigTrustsAnotherCa } from './rules/kubeconfig-trusts-another-ca.ts';
import { kubeconfigsOfOneServerDiffer } from './rules/kubeconfigs-of-one-server-differ.ts';
import { kubeletClientEmbedded } from './rules/kubelet-client-embedded.ts';
import { kubeletIdentity } from './rules/kubelet-identity.ts';
import { kubeletLinkBroken } from './rules/kubelet-link-broken.ts';
import { kubeletLinkReplaced } from './rules/kubelet-link-replaced.ts';
import { kubeletLinkStale } from './rules/kubelet-link-stale.ts';
import { kubeletRotationInterrupted } from './rules/kubelet-rotation-interrupted.ts';
import { kubeletServingExpired } from './rules/kubelet-serving-expired.ts';
import { leafInTrustBundle } from './rules/leaf-in-trust-bundle.ts';
import { longLifetime } from './rules/long-lifetime.ts';
import { nameConstrained } from './rules/name-constrained.ts';
import { noNames } from './rules/no-names.ts';
import { nodeClockOff } from './rules/node-clock-off.ts';
import { nodesDisagree } from './rules/nodes-disagree.ts';
import { notYetValid } from './rules/not-yet-valid.ts';
import { olderThanItsCa } from './rules/older-than-its-ca.ts';
import { outlivesItsCa } from './rules/outlives-its-ca.ts';
import { pairIncomplete } from './rules/pair-incomplete.ts';
import { referenceMissing } from './rules/reference-missing.ts';
import { removedCaLingers } from './rules/removed-ca-lingers.ts';
import { renewalOverdue } from './rules/renewal-overdue.ts';
import { renewedOnOccasion } from './rules/renewed-on-occasion.ts';
import { requestHeaderCaIsClientCa } from './rules/request-header-ca-is-client-ca.ts';
import { revocationListStale } from './rules/revocation-list-stale.ts';
import { rootCaCopiesDiffer } from './rules/root-ca-copies-differ.ts';
import { rootCaExpired } from './rules/root-ca-expired.ts';
import { rotationInBundle } from './rules/rotation-in-bundle.ts';
import { serialNumberReused } from './rules/serial-number-reused.ts';
import { servedByAnotherCa } from './rules/served-by-another-ca.ts';
import { servedChainFaulty } from './rules/served-chain-faulty.ts';
import { servedNameMissing } from './rules/served-name-missing.ts';
import { servedNewer } from './rules/served-newer.ts';
import { servedNotRenewed } from './rules/served-not-renewed.ts';
import { serverMayAdminister } from './rules/server-may-administer.ts';
import { serverNotNamed } from './rules/server-not-named.ts';
import { serviceAccountKeyDiffers } from './rules/service-account-key-differs.ts';
import { serviceAddressMissing } from './rules/service-address-missing.ts';
import { severalCertificates } from './rules/several-certificates.ts';
import { signedByAnotherCa } from './rules/signed-by-another-ca.ts';
import { signingRequestNotIssued } from './rules/signing-request-not-issued.ts';
import { signingRequestRefused } from './rules/signing-request-refused.ts';
import { signingRequestUnfit } from './rules/signing-request-unfit.ts';
import { signingRequestWaiting } from './rules/signing-request-waiting.ts';
import { usageMissing } from './rules/usage-missing.ts';
import { verificationOff } from './rules/verification-off.ts';
import { weakKey } from './rules/weak-key.ts';
import { weakSignature } from './rules/weak-signature.ts';

/** Every rule, in the order in which findings of one severity are shown. */
export const rules = [
  expired,
  authorityExpired,
  endsSoon,
  authorityHorizon,
  outlivesItsCa,
  renewalOverdue,
  renewedOnOccasion,
  notYetValid,
  expiredInBundle,
  expiredBesideSuccessor,
  olderThanItsCa,
  longLifetime,
  revocationListStale,
  certificateRevoked,
  signedByAnotherCa,
  clientOfAnotherCa,
  kubeconfigTrustsAnotherCa,
  kubeconfigsOfOneServerDiffer,
  issuerMayNotIssue,
  nameConstrained,
  nodesDisagree,
  intermediateMissing,
  bundleOrder,
  leafInTrustBundle,
  requestHeaderCaIsClientCa,
  etcdCaIsClusterCa,
  rotationInBundle,
  authorityOfSeveralClusters,
  externalAuthority,
  serverNotNamed,
  noNames,
  usageMissing,
  kubeletIdentity,
  defaultNamesMissing,
  serviceAddressMissing,
  configuredNamesMissing,
  serverMayAdminister,
  irrevocableAdministrator,
  keyDiffers,
  serviceAccountKeyDiffers,
  keyReadable,
  caKeyOnWorker,
  keyEncrypted,
  keyKubeadmRefuses,
  weakKey,
  weakSignature,
  keyShared,
  clientKeyInSeveralKubeconfigs,
  duplicateHolder,
  serialNumberReused,
  kubeletLinkBroken,
  kubeletClientEmbedded,
  kubeletLinkReplaced,
  kubeletLinkStale,
  kubeletRotationInterrupted,
  adminCopyStale,
  kubeconfigSuperseded,
  pairIncomplete,
  fileMissing,
  severalCertificates,
  nodeClockOff,
  verificationOff,
  referenceMissing,
  entriesShadowed,
  kubeletServingExpired,
  servedNotRenewed,
  kubeconfigRefusesServer,
  servedNameMissing,
  servedByAnotherCa,
  servedNewer,
  addressesDisagree,
  servedChainFaulty,
  caBundleRefusesService,
  caBundleUseless,
  rootCaExpired,
  certManagerLate,
  signingRequestNotIssued,
  signingRequestWaiting,
  signingRequestUnfit,
  signingRequestRefused,
  rootCaCopiesDiffer,
  kubeconfigNotRootCa,
  removedCaLingers,
  aksServingRotation,
  apiServiceNotVerified,
] as const;

type AnyRule = (typeof rules)[number];
export type RuleId = AnyRule['id'];
export type ParamsOf<Id extends RuleId> =
  Extract<AnyRule, { readonly id: Id }> extends Rule<Id, infer Params> ? Params : never;
