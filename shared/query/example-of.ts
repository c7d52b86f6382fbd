import type { Field } from './fields.ts';

/** One term of each field, as a person would write it. */
const examples: Readonly<Record<Field, string>> = {
  expires: 'expires:<30d',
  starts: 'starts:>2027-01-01',
  role: 'role:apiserver',
  status: 'status:expired,critical',
  ca: 'ca:etcd-ca',
  node: 'node:cp-1',
  subject: 'subject:system:node',
  issuer: 'issuer:kubernetes',
  san: 'san:10.0.0.5',
  path: 'path:kubelet',
  place: 'place:etc',
  serial: 'serial:0a1b',
  fingerprint: 'fingerprint:ab12',
  usage: 'usage:serverAuth',
  algorithm: 'algorithm:rsa',
  key: 'key:differs',
  is: 'is:ca',
  has: 'has:defect',
  finding: 'finding:NA-T*',
};

export function exampleOf(field: Field): string {
  return examples[field];
}
