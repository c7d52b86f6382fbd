import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import type { SubjectAltName } from './certificate.ts';
import { nameFault, pathBudget } from './name-constraints-check.ts';
import type { NameSubtrees } from './name-constraints.ts';

/** Names and subtrees out of so few labels that they meet often, held to the sentences of the RFC, one pair at a time. */
const label = fc.constantFrom('a', 'b', 'ab');
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const domain = fc.tuple(fc.constantFrom('', '.'), host).map((parts) => parts.join(''));
const nothing: NameSubtrees = { dns: [], email: [], uri: [], ip: [], directory: [], unsupported: [] };
const noNames: SubjectAltName = { dns: [], email: [], uri: [], ip: [], other: [] };
const extensions = [{ oid: '2.5.29.17', critical: false }];

type Kind = 'dns' | 'email' | 'uri' | 'ip';

function isAllowed(kind: Kind, permitted: readonly string[], excluded: readonly string[], name: string): boolean {
  const certificate = aCertificate({ subjectAltName: { ...noNames, [kind]: [name] }, extensions });
  const nameConstraints = { permitted: { ...nothing, [kind]: permitted }, excluded: { ...nothing, [kind]: excluded } };
  return nameFault(certificate, aCertificate({ nameConstraints }), { left: pathBudget }) === undefined;
}

/** Names for which the check and the sentence differ; `null` where there are none. */
function difference(
  kind: Kind,
  subtree: fc.Arbitrary<string>,
  name: fc.Arbitrary<string>,
  covers: (subtree: string, name: string) => boolean,
): unknown {
  const subtrees = fc.array(subtree, { maxLength: 4 });
  return fc.check(
    fc.property(subtrees, subtrees, name, (permitted, excluded, one) => {
      const expected =
        (permitted.length === 0 || permitted.some((each) => covers(each, one))) &&
        !excluded.some((each) => covers(each, one));
      return isAllowed(kind, permitted, excluded, one) === expected;
    }),
    { numRuns: 1_000 },
  ).counterexample;
}

const isBelow = (domainWithDot: string, name: string): boolean => name.endsWith(domainWithDot);

it('a DNS name is allowed as RFC 5280 and a leading dot say', () => {
  expect(
    difference('dns', domain, host, (subtree, name) =>
      subtree.startsWith('.') ? isBelow(subtree, name) : name === subtree || isBelow(`.${subtree}`, name),
    ),
  ).toBeNull();
});

it('the host of a URI is', () => {
  const uri = host.map((name) => `https://${name}/x`);
  expect(
    difference('uri', domain, uri, (subtree, name) => {
      const at = name.slice('https://'.length, -'/x'.length);
      return subtree.startsWith('.') ? isBelow(subtree, at) : at === subtree;
    }),
  ).toBeNull();
});

it('a mailbox is', () => {
  const mailbox = fc.tuple(label, host).map((parts) => parts.join('@'));
  expect(
    difference('email', fc.oneof(domain, mailbox), mailbox, (subtree, name) => {
      if (subtree.includes('@')) return subtree === name;
      const at = name.slice(name.indexOf('@') + 1);
      return subtree.startsWith('.') ? isBelow(subtree, at) : at === subtree;
    }),
  ).toBeNull();
});

it('an address is, by arithmetic', () => {
  // Near to each other, so that ranges and addresses meet.
  const number = fc.integer({ min: 0, max: 1_023 }).map((low) => 0x0a00_0000 + low);
  const text = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
  const range = fc.tuple(number, fc.integer({ min: 20, max: 32 })).map(([from, prefix]) => `${text(from)}/${prefix}`);
  const numberOf = (address: string): number => address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  expect(
    difference('ip', range, number.map(text), (subtree, name) => {
      const [from = '', prefix] = subtree.split('/');
      const size = 2 ** (32 - Number(prefix));
      return Math.floor(numberOf(from) / size) === Math.floor(numberOf(name) / size);
    }),
  ).toBeNull();
});
