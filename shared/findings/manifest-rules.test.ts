import { expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import type { StaticPodFacts } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { drawn, drawnCa, drawnLeaf, nameOf, san, type Drawing } from '../testing/a-kubeadm-drawing.ts';
import { at } from '../testing/a-certificate.ts';
import { findingsOf } from './findings-of.ts';

const home = '/etc/kubernetes';
const pki = `${home}/pki`;
const defaults = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'];
const ca = drawnCa('kubernetes');
const etcdCa = drawnCa('etcd-ca');
const apiserver = drawnLeaf('kube-apiserver', ca, san(defaults, ['192.0.2.1', '10.96.0.1']));

/** What is found in a tree beside a manifest with these flags, apart from files that are missing. */
function found(flags: StaticPodFacts['flags'], files: Drawing['files'] = {}): readonly string[] {
  const inventory = drawn({
    files: { [`${pki}/ca.crt`]: ca, [`${pki}/apiserver.crt`]: apiserver, ...files },
    change: () => ({
      staticPods: [
        { place: home, path: `${home}/manifests/kube-apiserver.yaml`, component: 'kube-apiserver', flags },
      ] satisfies readonly StaticPodFacts[],
    }),
  });
  return findingsOf(assess(inventory, { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds }))
    .filter(({ id }) => id !== 'NA-F10' && id !== 'NA-C15')
    .map(({ id, severity, params }) => `${id} ${severity} ${JSON.stringify(params)}`);
}

it('the service address is the first of the range that the API server was started with', () => {
  expect(found({ 'service-cluster-ip-range': '10.96.0.0/12' })).toEqual([]);
  expect(found({ 'service-cluster-ip-range': '10.96.0.0/12,fd00::/108' })).toEqual([]);
  expect(found({ 'service-cluster-ip-range': '10.20.0.0/16' })).toEqual([
    'NA-N02 warning {"name":"apiserver","address":"10.20.0.1"}',
  ]);
});

it('the address that the API server advertises is one that its certificate names', () => {
  expect(found({ 'advertise-address': '192.0.2.1' })).toEqual([]);
  expect(found({ 'advertise-address': '192.0.2.9' })).toEqual([
    'NA-N09 warning {"name":"apiserver","missing":["192.0.2.9"],"askedBy":"manifest"}',
  ]);
});

it('a requestheader CA that is the client CA is worst where every name is allowed', () => {
  const both = { [`${pki}/front-proxy-ca.crt`]: ca };
  const flags = {
    'client-ca-file': `${pki}/ca.crt`,
    'requestheader-client-ca-file': `${pki}/front-proxy-ca.crt`,
  };
  const params = '{"file":"front-proxy-ca.crt","otherFile":"ca.crt"}';
  expect(found({ ...flags, 'requestheader-allowed-names': 'front-proxy-client' }, both)).toEqual([
    `NA-C06 warning ${params}`,
  ]);
  expect(found(flags, both)).toEqual([`NA-C06 critical ${params}`]);
  // Not asked for a requestheader CA at all, it believes nobody's headers.
  expect(found({ 'client-ca-file': `${pki}/ca.crt` }, both)).toEqual([`NA-C06 warning ${params}`]);
});

it('one file that is named for both CAs is found, though there is no second one', () => {
  const file = `${pki}/ca.crt`;
  expect(found({ 'client-ca-file': file, 'requestheader-client-ca-file': file })).toEqual([
    'NA-C06 critical {"file":"ca.crt","otherFile":"ca.crt"}',
  ]);
  expect(found({ 'client-ca-file': file, 'requestheader-client-ca-file': `${pki}/front-proxy-ca.crt` })).toEqual([]);
});

it('a kubelet client with the name of another node than the one its files are of is found', () => {
  const kubelet = (name: string): Drawing['files'] => {
    const { certificate } = drawnLeaf(`system:node:${name}`, ca, { label: name });
    return {
      [`${pki}/etcd/ca.crt`]: etcdCa,
      [`${pki}/etcd/server.crt`]: drawnLeaf('cp-1', etcdCa, san(['cp-1', 'localhost'])),
      [`${home}/kubelet.conf`]: {
        user: { ...certificate, subject: nameOf(`system:node:${name}`, 'system:nodes') },
        ca: ca.certificate,
      },
    };
  };
  const about = (name: string): readonly string[] => found({}, kubelet(name)).filter((line) => /NA-N07/u.test(line));
  expect(about('cp-1')).toEqual([]);
  expect(about('cp-2')).toEqual([
    'NA-N07 critical {"subject":"CN=system:node:cp-2,O=system:nodes","lacks":"this-node","node":"cp-1"}',
  ]);
});
