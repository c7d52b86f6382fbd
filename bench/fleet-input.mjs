// The trees of a fleet as kubeadm makes them, and kubeconfigs of many people: kept between runs like the certificates of input.mjs.
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { certificateDer, pem } from './certificate.mjs';
import { judgedAt, keptFolder, serialNumber } from './input.mjs';

const dayMs = 86_400_000;
const judgedAtMs = Date.parse(judgedAt);
/** Of the control plane, and workers besides. @see https://kubernetes.io/docs/setup/best-practices/certificates/ */
const nodesPerCluster = { controlPlane: 3, workers: 7 };
const usersPerCluster = 250;
const apiServerNames = ['', '.default', '.default.svc', '.default.svc.cluster.local'].map(
  (rest) => `kubernetes${rest}`,
);

/** P-256, as keys of RSA would take minutes; the keys differ from run to run. */
function makeKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, spki: publicKey.export({ type: 'spki', format: 'der' }) };
}

/** @typedef {ReturnType<typeof makeAuthority>} Authority */
let issued = 0;

/** @param {string} commonName */
function makeAuthority(commonName) {
  const key = makeKey();
  const dates = { notBefore: new Date(judgedAtMs - 200 * dayMs), notAfter: new Date(judgedAtMs + 3450 * dayMs) };
  const subject = { ...dates, commonName, organization: '', serialNumber: serialNumber(issued++), spki: key.spki };
  const text = pem(certificateDer({ ...subject, isCa: true, dns: [] }, { commonName, ...key }));
  const pair = { certificate: text, key: key.privateKey.export({ type: 'sec1', format: 'pem' }).toString() };
  return { commonName, ...key, text, pair };
}

/** @param {Authority} authority @param {string} commonName @param {string} [organization] @param {readonly string[]} [dns] */
function issue(authority, commonName, organization = '', dns = []) {
  const key = makeKey();
  const dates = { notBefore: new Date(judgedAtMs - 100 * dayMs), notAfter: new Date(judgedAtMs + 265 * dayMs) };
  const subject = { ...dates, commonName, organization, serialNumber: serialNumber(issued++), spki: key.spki };
  const certificate = pem(certificateDer({ ...subject, isCa: false, dns, isClient: dns.length === 0 }, authority));
  return { certificate, key: key.privateKey.export({ type: 'sec1', format: 'pem' }).toString() };
}

/** @param {Authority} ca @param {ReturnType<typeof issue>} user @param {string} server */
function kubeconfig(ca, user, server) {
  const base64 = (/** @type {string} */ text) => Buffer.from(text).toString('base64');
  return `apiVersion: v1
kind: Config
clusters:
- cluster:
    certificate-authority-data: ${base64(ca.text)}
    server: https://${server}:6443
  name: kubernetes
contexts:
- context:
    cluster: kubernetes
    user: user
  name: user@kubernetes
current-context: user@kubernetes
users:
- name: user
  user:
    client-certificate-data: ${base64(user.certificate)}
    client-key-data: ${base64(user.key)}
`;
}

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: path.endsWith('.crt') ? 0o644 : 0o600 });
}

/** @param {string} path without ending @param {ReturnType<typeof issue>} pair */
function writePair(path, { certificate, key }) {
  write(`${path}.crt`, certificate);
  write(`${path}.key`, key);
}

/** @param {string} root @param {string} server */
function writeCluster(root, server) {
  const [ca, etcd, frontProxy] = [
    makeAuthority('kubernetes'),
    makeAuthority('etcd-ca'),
    makeAuthority('front-proxy-ca'),
  ];
  const count = nodesPerCluster.controlPlane + nodesPerCluster.workers;
  for (let index = 0; index < count; index++) {
    const isControlPlane = index < nodesPerCluster.controlPlane;
    const node = `${isControlPlane ? 'cp' : 'worker'}-${index}.${server}`;
    const kubernetes = join(root, node, 'etc/kubernetes');
    const kubelet = issue(ca, `system:node:${node}`, 'system:nodes');
    const kubeletPki = join(root, node, 'var/lib/kubelet/pki');
    write(join(kubeletPki, 'kubelet-client-2026-08-14-00-00-00.pem'), kubelet.certificate + kubelet.key);
    symlinkSync('kubelet-client-2026-08-14-00-00-00.pem', join(kubeletPki, 'kubelet-client-current.pem'));
    writePair(join(kubeletPki, 'kubelet'), issue(makeAuthority(`${node}-ca@1`), `${node}@1`, '', [node]));
    const pki = join(kubernetes, 'pki');
    if (!isControlPlane) {
      write(join(pki, 'ca.crt'), ca.text);
      continue;
    }
    writePair(join(pki, 'ca'), ca.pair);
    writePair(join(pki, 'etcd/ca'), etcd.pair);
    writePair(join(pki, 'front-proxy-ca'), frontProxy.pair);
    writePair(join(pki, 'apiserver'), issue(ca, 'kube-apiserver', '', [server, node, ...apiServerNames]));
    writePair(
      join(pki, 'apiserver-kubelet-client'),
      issue(ca, 'kube-apiserver-kubelet-client', 'kubeadm:cluster-admins'),
    );
    writePair(join(pki, 'front-proxy-client'), issue(frontProxy, 'front-proxy-client'));
    writePair(join(pki, 'apiserver-etcd-client'), issue(etcd, 'kube-apiserver-etcd-client'));
    for (const name of ['server', 'peer'])
      writePair(join(pki, 'etcd', name), issue(etcd, node, '', [node, 'localhost']));
    writePair(join(pki, 'etcd/healthcheck-client'), issue(etcd, 'kube-etcd-healthcheck-client'));
    for (const [file, name, organization] of [
      ['admin.conf', 'kubernetes-admin', 'kubeadm:cluster-admins'],
      ['controller-manager.conf', 'system:kube-controller-manager', ''],
      ['scheduler.conf', 'system:kube-scheduler', ''],
    ]) {
      write(join(kubernetes, file ?? ''), kubeconfig(ca, issue(ca, name ?? '', organization), server));
    }
  }
}

/** @param {number} clusters  of ten nodes @returns {string} */
export function fleetInput(clusters) {
  return keptFolder(`fleet-${clusters * 10}`, (root) => {
    for (let index = 0; index < clusters; index++)
      writeCluster(join(root, `cluster-${index}`), `cluster-${index}.bench.example`);
  });
}

/** @param {number} count  one a user, in a folder for each cluster @returns {string} */
export function kubeconfigsInput(count) {
  return keptFolder(`kubeconfigs-${count}`, (root) => {
    for (let first = 0; first < count; first += usersPerCluster) {
      const server = `cluster-${first / usersPerCluster}.bench.example`;
      const ca = makeAuthority('kubernetes');
      for (let user = first; user < Math.min(count, first + usersPerCluster); user++) {
        write(join(root, server, `user-${user}.conf`), kubeconfig(ca, issue(ca, `user-${user}`, 'developers'), server));
      }
    }
  });
}
