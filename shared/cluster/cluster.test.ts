import { describe, expect, it } from 'vitest';
import { aNode, aSecret, aSigningRequest, aWebhook } from '../testing/a-cluster-api.ts';
import { objectsOfKind } from './cluster-object.ts';
import { clusterPlace, isClusterPlace, readClusterPlace } from './cluster-place.ts';
import { knownAuthorities, knownStoreAt, knownStoreOf } from './known-stores.ts';
import { objectInPath, objectPath } from './object-base.ts';
import { approverOf, signingRequestState } from './signing-request-object.ts';

describe('a place cluster:KUBECONFIG[#CONTEXT]', () => {
  it.each([
    ['cluster:', undefined, undefined],
    ['cluster:#prod', undefined, 'prod'],
    ['cluster:/root/.kube/config', '/root/.kube/config', undefined],
    ['cluster:~/.kube/config#kubernetes-admin@kubernetes', '~/.kube/config', 'kubernetes-admin@kubernetes'],
    ['cluster:/c#arn:aws:eks:eu-west-1:1:cluster/a#b', '/c', 'arn:aws:eks:eu-west-1:1:cluster/a#b'],
    ['cluster:/odd%23name#x', '/odd#name', 'x'],
    ['cluster:C:\\Users\\me\\config#x', 'C:\\Users\\me\\config', 'x'],
  ])('%s', (place, kubeconfig, context) => {
    expect(isClusterPlace(place)).toBe(true);
    expect(readClusterPlace(place)).toEqual({ place, kubeconfig, context });
    expect(clusterPlace(kubeconfig ?? '', context)).toBe(place);
  });

  it('is no other place', () => {
    expect(['cluster', './cluster:x', 'clusters:x', 'ssh://cluster:22'].map(isClusterPlace)).not.toContain(true);
  });
});

it.each([
  [[], false, 'pending'],
  [['Approved'], false, 'approved'],
  [['Approved'], true, 'issued'],
  [['Approved', 'Failed'], false, 'failed'],
  [['Denied'], false, 'denied'],
] as const)('a signing request with the conditions %j, certificate: %s, is %s', (types, hasCertificate, state) => {
  expect(
    signingRequestState(
      types.map((type) => ({ type })),
      hasCertificate,
    ),
  ).toBe(state);
});

it('kubelet-serving requests wait for a person, kubelet client ones for the controller manager', () => {
  expect(approverOf('kubernetes.io/kubelet-serving')).toBe('person');
  expect(approverOf('kubernetes.io/kube-apiserver-client-kubelet')).toBe('controller-manager');
  expect(approverOf('example.com/mine')).toBe('unknown');
});

it('objects are told apart by kind', () => {
  const objects = [aSigningRequest('csr-1'), aSecret('www'), aWebhook('policy'), aNode('cp-1')];
  expect(objectsOfKind(objects, 'Secret', 'ConfigMap').map(({ fields }) => fields)).toEqual([['tls.crt', 'tls.key']]);
  expect(objectsOfKind(objects, 'MutatingWebhookConfiguration')).toEqual([]);
  expect(objectsOfKind(objects, 'ValidatingWebhookConfiguration')[0]?.failurePolicy).toBe('Fail');
  expect(objects.map(objectPath)).toEqual([
    'CertificateSigningRequest csr-1',
    'Secret demo/www',
    'ValidatingWebhookConfiguration policy',
    'Node cp-1',
  ]);
});

it('stores of well-known names are known by kind, namespace and name', () => {
  const known = (kind: 'Secret' | 'ConfigMap', namespace: string, name: string): string | undefined =>
    knownStoreOf({ kind, namespace, name })?.product;
  expect(known('ConfigMap', 'team-a', 'istio-ca-root-cert')).toBe('istio');
  expect(known('Secret', 'istio-system', 'cacerts')).toBe('istio');
  expect(known('Secret', 'team-a', 'cacerts')).toBeUndefined();
  expect(known('ConfigMap', 'linkerd', 'linkerd-identity-trust-roots')).toBe('linkerd');
  expect(known('Secret', 'cattle-system', 'tls-ca')).toBe('rancher');
  expect(known('Secret', 'team-a', 'kube-root-ca.crt')).toBeUndefined();
});

it.each([
  ['Secret demo/www-tls', 'Secret demo/www-tls'],
  ['all.yaml!/ConfigMap demo/roots', 'ConfigMap demo/roots'],
  ['/home/Secret demo/www.crt', undefined],
  ['/etc/kubernetes/pki/ca.crt', undefined],
])('the object in the path %s is %s', (path, object) => {
  expect(objectInPath(path)).toBe(object);
});

it('a store is known by the path of its object, in a dump too', () => {
  expect(knownStoreAt('Secret istio-system/cacerts')?.holds).toBe('authority');
  expect(knownStoreAt('/tmp/dump.yaml!/ConfigMap team-a/istio-ca-root-cert')?.product).toBe('istio');
  expect(knownStoreAt('/etc/Secret istio-system/cacerts/x')).toBeUndefined();
  expect(knownAuthorities.map(([namespace, name]) => knownStoreOf({ kind: 'Secret', namespace, name }))).not.toContain(
    undefined,
  );
});
