import { expect, it } from 'vitest';
import { endpointUrl, isEndpointUrl, readEndpoint } from './endpoint.ts';

it.each([
  ['https://api.example.com', { host: 'api.example.com', port: 443, isWeb: true }],
  ['https://API.example.com.:6443/k8s/clusters/c-1', { host: 'api.example.com', port: 6443, isWeb: true }],
  ['tls://[2001:db8::1]:2379', { host: '2001:db8::1', port: 2379, isWeb: false }],
  ['[fe80::1%eth0]:10250', { host: 'fe80::1%eth0', port: 10250, isWeb: false }],
  ['cp-1:10250', { host: 'cp-1', port: 10250, isWeb: false }],
  ['https://10.0.0.1:6443?sni=kubernetes', { host: '10.0.0.1', port: 6443, serverName: 'kubernetes' }],
  ['https://h/?proxy=http%3A%2F%2Fp%3A3128&sni=x', { proxy: 'http://p:3128', serverName: 'x' }],
])('reads %s as an endpoint, and writes one that reads the same', (text, wanted) => {
  const endpoint = readEndpoint(text);
  expect(endpoint).toMatchObject(wanted);
  expect(readEndpoint(endpointUrl(endpoint!))).toEqual(endpoint);
});

it.each([
  '/etc/kubernetes',
  'admin.conf',
  'C:6443',
  'c:\\certs:1',
  'a/b:80',
  '/root/.kube/config:/tmp/x',
  'config:other',
  'tls://host',
  'host:0',
  'host:65536',
  'https://user:secret@host',
  'https://h?port=1',
  'https://h?sni=',
  'https://h?sni=%zz',
  'http://host:80',
  '[::1]',
  'a b:443',
  '',
])('does not take %j for one', (text) => {
  expect(readEndpoint(text)).toBeUndefined();
});

it('knows what can only be meant as one', () => {
  expect(['https://', 'TLS://x', 'http://x', 'x:1', '/https://x'].map(isEndpointUrl)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
