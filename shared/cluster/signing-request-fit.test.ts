import { describe, expect, it } from 'vitest';
import { aNode, aSigningRequest } from '../testing/a-cluster-api.ts';
import { nameOf, san } from '../testing/a-kubeadm-drawing.ts';
import type { NodeObject } from './node-object.ts';
import { signingRequestFit } from './signing-request-fit.ts';
import type { SigningRequestObject } from './signing-request-object.ts';

const nodes = new Map([['cp-1', aNode('cp-1', { addresses: [{ type: 'InternalIP', address: '2001:DB8::1' }] })]]);
const cp1 = nameOf('system:node:cp-1', 'system:nodes');
const serving = { ...aSigningRequest('csr-1').request!, subject: cp1, ...san(['CP-1'], ['2001:db8:0:0:0:0:0:1']) };
const clientUsages = ['digital signature', 'client auth'];
const client: Partial<SigningRequestObject> = {
  signerName: 'kubernetes.io/kube-apiserver-client-kubelet',
  usages: clientUsages,
  request: { ...serving, ...san([]) },
};
const misfits = (rest: Partial<SigningRequestObject>, known: ReadonlyMap<string, NodeObject> | null = nodes) =>
  signingRequestFit(aSigningRequest('csr-1', { request: serving, ...rest }), known ?? undefined)?.misfits;

describe('a request of a kubelet fits', () => {
  it.each<[string, Partial<SigningRequestObject>]>([
    ['a serving certificate with names of the node, however they are spelt', {}],
    ['with key encipherment, as RSA keys have', { usages: ['digital signature', 'key encipherment', 'server auth'] }],
    ['a client certificate of its own', client],
    [
      'a first client certificate, asked for by a bootstrap token before there is a node',
      {
        ...client,
        username: 'system:bootstrap:abcdef',
        groups: ['system:bootstrappers', 'system:authenticated'],
        request: { ...serving, ...san([]), subject: nameOf('system:node:new-1', 'system:nodes') },
      },
    ],
  ])('%s', (_, rest) => {
    expect(misfits(rest)).toEqual([]);
  });
});

describe('it does not, and why', () => {
  it.each<[Partial<SigningRequestObject>, readonly string[]]>([
    [{ request: undefined }, ['unreadable']],
    [{ request: { ...serving, subject: nameOf('system:node:cp-1', 'system:masters') } }, ['subject']],
    [{ request: { ...serving, subject: nameOf('admin', 'system:nodes') } }, ['subject', 'requester']],
    [{ username: 'system:node:cp-2' }, ['requester']],
    [{ request: { ...serving, ...san(['cp-1'], ['192.0.2.99']) } }, ['names']],
    [{ request: { ...serving, ...san([]) } }, ['no-names']],
    [
      {
        request: {
          ...serving,
          subjectAltName: { ...serving.subjectAltName, uri: ['spiffe://x'] },
        },
      },
      ['other-names'],
    ],
    [{ ...client, request: serving }, ['client-names']],
    [{ usages: ['server auth', 'client auth'] }, ['usages']],
    [{ usages: ['digital signature'] }, ['usages']],
    [
      { username: 'system:node:gone', request: { ...serving, subject: nameOf('system:node:gone', 'system:nodes') } },
      ['no-node'],
    ],
  ])('%#: %j', (rest, reasons) => {
    expect(misfits(rest)).toEqual(reasons);
  });

  it('no node is missed where the nodes could not be listed', () => {
    const gone = {
      username: 'system:node:gone',
      request: { ...serving, subject: nameOf('system:node:gone', 'system:nodes') },
    };
    expect(misfits(gone, null)).toEqual([]);
  });

  it('of other signers nothing is known', () => {
    expect(misfits({ signerName: 'example.com/mine' })).toBeUndefined();
  });
});
