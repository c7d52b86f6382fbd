import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { daysFrom, makeAuthorities, type Authorities } from './authorities.ts';
import { apiServerUrl, controlPlaneFiles, type Departures, type TextFile } from './control-plane-node.ts';
import { issueCertificate, makeKeys, privateKeyPem, signingRequestPem } from './issue.ts';
import { kubeconfigText } from './kubeconfig-text.ts';
import { workerFiles } from './worker-node.ts';

/** The files of cluster `prod`, path to text: three control planes and a worker, captured into a folder each. */
export async function prodClusterFiles(at: EpochMs): Promise<ReadonlyMap<string, string>> {
  const authorities = await makeAuthorities(at);
  const controlPlane = (number: number, departures: Departures): Promise<TextFile[]> =>
    controlPlaneFiles({
      node: `cp-${number}`,
      address: `192.0.2.${10 + number}`,
      at,
      authorities,
      departures,
      superAdmin: number === 1,
    });
  const nodes = await Promise.all([
    controlPlane(1, {
      apiserver: { fromDays: -360, toDays: 5 },
      'apiserver-kubelet-client': { fromDays: -344, toDays: 21 },
      'admin.conf': { fromDays: -342, toDays: 23 },
      'scheduler.conf': { fromDays: -368, toDays: -3 },
    }),
    controlPlane(2, {
      'apiserver-kubelet-client': { issuer: authorities.stranger },
      'front-proxy-client': { fromDays: 2, toDays: 367 },
    }),
    controlPlane(3, { apiserver: { fromDays: -12, toDays: 353, issuer: authorities.rotated } }),
    workerFiles('worker-1', at, authorities),
  ]);
  return new Map([...nodes.flat(), ...(await whatWentWrong(at, authorities, new Map(nodes.flat())))]);
}

const pki = (node: string): string => `${node}/etc/kubernetes/pki`;

/** Laid over the healthy files: what a person finds on a cluster that has lived for ten years. */
async function whatWentWrong(
  at: EpochMs,
  authorities: Authorities,
  healthy: ReadonlyMap<string, string>,
): Promise<TextFile[]> {
  const { cluster, rotated, crossSigned, webhook } = authorities;
  const [wrongKeys, requestKeys, encryptedKeys] = await Promise.all([makeKeys(), makeKeys(), makeKeys()]);
  const etcdClient = healthy.get(`${pki('cp-3')}/apiserver-etcd-client.crt`) ?? '';
  const webhookServer = await issueCertificate({
    subject: 'CN=image-policy-webhook.kube-system.svc',
    issuer: webhook,
    notBefore: daysFrom(at, 305),
    notAfter: daysFrom(at, -60),
    usage: 'server',
    dns: ['image-policy-webhook.kube-system.svc'],
  });
  const requestNames = ['api.prod.example', 'cp-2', 'kubernetes'];
  return [
    // A certificate that is meant to outlive everybody.
    [`${pki('cp-1')}/image-policy-webhook/ca.crt`, webhook.certificatePem],
    [`${pki('cp-1')}/image-policy-webhook/ca.key`, privateKeyPem(webhook.keys)],
    // Made by a script that took the two dates for each other: it was never valid, so nothing can be said of its end.
    [`${pki('cp-1')}/image-policy-webhook/server.crt`, webhookServer.certificatePem],
    [`${pki('cp-1')}/image-policy-webhook/server.key`, privateKeyPem(webhookServer.keys)],
    // Restored from the wrong backup: the key is another certificate's.
    [`${pki('cp-2')}/apiserver.key`, privateKeyPem(wrongKeys)],
    // Asked for and never answered.
    [`${pki('cp-2')}/csr/apiserver.csr`, await signingRequestPem('CN=kube-apiserver', requestNames, requestKeys)],
    [`${pki('cp-2')}/csr/apiserver.key`, privateKeyPem(requestKeys)],
    // A rotation under way: old and new CA of one name in one bundle, and the bridge between them.
    [`${pki('cp-3')}/ca.crt`, cluster.certificatePem + rotated.certificatePem],
    [`${pki('cp-3')}/ca-cross-signed.crt`, crossSigned.certificatePem],
    [`${pki('cp-3')}/etcd/healthcheck-client.key`, privateKeyPem(encryptedKeys, true)],
    // The disk was full when this one was written.
    [`${pki('cp-3')}/apiserver-etcd-client.crt`, etcdClient.slice(0, etcdClient.length / 2)],
    ['cp-1/root/.kube/config', operatorKubeconfig(cluster.certificatePem)],
  ];
}

/** An operator who logs in with a token and a helper program: users without a certificate. */
function operatorKubeconfig(authorityPem: string): string {
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'oidc-login', interactiveMode: 'IfAvailable' };
  return kubeconfigText(apiServerUrl, authorityPem, [
    { name: 'deploy-robot', user: { token: 'not-a-real-token' } },
    { name: 'operator', user: { exec } },
  ]);
}
