import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { daysFrom, makeAuthorities, type Authorities } from './authorities.ts';
import { controlPlaneFiles, type Departures } from './control-plane-node.ts';
import { issueCertificate, makeKeys, privateKeyPem, signingRequestPem } from './issue.ts';
import { apiServerUrl, kubeconfigText, withCertificate } from './kubeconfig-text.ts';
import { kubeletFiles } from './kubelet-files.ts';
import type { SampleFile } from './sample-file.ts';
import { workerFiles } from './worker-node.ts';

/** The files of cluster `prod`: three control planes and a worker, captured into a folder each. */
export async function prodClusterFiles(at: EpochMs): Promise<readonly SampleFile[]> {
  const authorities = await makeAuthorities(at);
  const controlPlane = (number: number, departures: Departures): Promise<SampleFile[]> =>
    controlPlaneFiles({
      node: `cp-${number}`,
      address: `192.0.2.${10 + number}`,
      at,
      authorities,
      departures,
      superAdmin: number === 1,
    });
  const kubelet = { at, authorities };
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
    // The file rotates, while the kubeconfig still holds what kubeadm put into it.
    kubeletFiles({ node: 'cp-1', ...kubelet, issuedDaysAgo: [130], embeddedDaysAgo: 350 }),
    // Its kubelet has been failing to renew since 90 % of the lifetime went by.
    kubeletFiles({ node: 'cp-2', ...kubelet, issuedDaysAgo: [340] }),
    kubeletFiles({ node: 'cp-3', ...kubelet, issuedDaysAgo: [75] }),
    workerFiles('worker-1', at, authorities),
  ]);
  const healthy = new Map(nodes.flat().map((file) => [file.path, file]));
  for (const file of await whatWentWrong(at, authorities, healthy)) healthy.set(file.path, file);
  return [...healthy.values()];
}

const pki = (node: string): string => `${node}/etc/kubernetes/pki`;

/** Laid over the healthy files: what a person finds on a cluster that has lived for ten years. */
async function whatWentWrong(
  at: EpochMs,
  authorities: Authorities,
  healthy: ReadonlyMap<string, SampleFile>,
): Promise<SampleFile[]> {
  const { cluster, rotated, crossSigned, webhook } = authorities;
  const [wrongKeys, requestKeys, encryptedKeys] = await Promise.all([makeKeys(), makeKeys(), makeKeys()]);
  const etcdClient = healthy.get(`${pki('cp-3')}/apiserver-etcd-client.crt`)?.text ?? '';
  const webhookServer = await issueCertificate({
    subject: 'CN=image-policy-webhook.kube-system.svc',
    issuer: webhook,
    notBefore: daysFrom(at, 305),
    notAfter: daysFrom(at, -60),
    usage: 'server',
    dns: ['image-policy-webhook.kube-system.svc'],
  });
  const formerAdmin = await issueCertificate({
    subject: 'O=kubeadm:cluster-admins, CN=kubernetes-admin',
    issuer: cluster,
    notBefore: daysFrom(at, -390),
    notAfter: daysFrom(at, -25),
    usage: 'client',
  });
  const requestNames = ['api.prod.example', 'cp-2', 'kubernetes'];
  const request = await signingRequestPem('CN=kube-apiserver', requestNames, requestKeys);
  const file = (path: string, text: string, daysAgo: number): SampleFile => ({
    path,
    text,
    writtenAt: daysFrom(at, -daysAgo),
  });
  return [
    // A certificate that is meant to outlive everybody.
    file(`${pki('cp-1')}/image-policy-webhook/ca.crt`, webhook.certificatePem, 500),
    file(`${pki('cp-1')}/image-policy-webhook/ca.key`, privateKeyPem(webhook.keys), 500),
    // Made by a script that took the two dates for each other: it was never valid, so nothing can be said of its end.
    file(`${pki('cp-1')}/image-policy-webhook/server.crt`, webhookServer.certificatePem, 60),
    file(`${pki('cp-1')}/image-policy-webhook/server.key`, privateKeyPem(webhookServer.keys), 60),
    // Restored from the wrong backup: the key is another certificate's.
    file(`${pki('cp-2')}/apiserver.key`, privateKeyPem(wrongKeys), 8),
    // Asked for and never answered.
    file(`${pki('cp-2')}/csr/apiserver.csr`, request, 6),
    file(`${pki('cp-2')}/csr/apiserver.key`, privateKeyPem(requestKeys), 6),
    // A rotation under way: old and new CA of one name in one bundle, and the bridge between them.
    file(`${pki('cp-3')}/ca.crt`, cluster.certificatePem + rotated.certificatePem, 40),
    file(`${pki('cp-3')}/ca-cross-signed.crt`, crossSigned.certificatePem, 40),
    file(`${pki('cp-3')}/etcd/healthcheck-client.key`, privateKeyPem(encryptedKeys, true), 65),
    // The disk was full when this one was written.
    file(`${pki('cp-3')}/apiserver-etcd-client.crt`, etcdClient.slice(0, etcdClient.length / 2), 65),
    // Copied from admin.conf once; admin.conf was renewed, the copy was not.
    file('cp-1/root/.kube/config', copiedKubeconfig(cluster.certificatePem, formerAdmin), 390),
    file('cp-2/home/operator/.kube/config', operatorKubeconfig(cluster.certificatePem), 200),
  ];
}

function copiedKubeconfig(
  authorityPem: string,
  { certificatePem, keys }: Awaited<ReturnType<typeof issueCertificate>>,
) {
  const user = withCertificate('kubernetes-admin', certificatePem, privateKeyPem(keys));
  return kubeconfigText(apiServerUrl, authorityPem, [user]);
}

/** An operator who logs in with a token and a helper program: users without a certificate. */
function operatorKubeconfig(authorityPem: string): string {
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'oidc-login', interactiveMode: 'IfAvailable' };
  return kubeconfigText(apiServerUrl, authorityPem, [
    { name: 'deploy-robot', user: { token: 'not-a-real-token' } },
    { name: 'operator', user: { exec } },
  ]);
}
