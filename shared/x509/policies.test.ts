import { describe, expect, it } from 'vitest';
import * as der from '../testing/der-builder.ts';
import { readOf } from '../testing/name-constraints-der.ts';
import type { Certificate } from './certificate.ts';
import { hasDemandedPolicy, type PolicyDemands } from './policies-check.ts';
import { maxPolicies } from './policies.ts';

const policies = (...oids: readonly string[]) =>
  der.extension('2.5.29.32', der.sequence(...oids.map((oid) => der.sequence(der.oid(oid)))));
const mapping = (...pairs: readonly (readonly [string, string])[]) =>
  der.extension(
    '2.5.29.33',
    der.sequence(...pairs.map(([from, to]) => der.sequence(der.oid(from), der.oid(to)))),
    true,
  );
const skip = (number: number) => Uint8Array.of(number);
const requireExplicit = (number: number) =>
  der.extension('2.5.29.36', der.sequence(der.implicit(0, skip(number))), true);
const inhibitMapping = (number: number) =>
  der.extension('2.5.29.36', der.sequence(der.implicit(1, skip(number))), true);
const inhibitAny = (number: number) => der.extension('2.5.29.54', der.element(0x02, skip(number)), true);

type Step = readonly Uint8Array[];
/** The leaf last; every CA has a name of its own, and the anchor says nothing. */
function pathOf(...steps: readonly Step[]): Certificate[] {
  const anchor = readOf({ subject: der.commonName('ca 0'), issuer: der.commonName('ca 0') });
  const below = steps.map((extensions, index) =>
    readOf({ extensions, subject: der.commonName(`ca ${index + 1}`), issuer: der.commonName(`ca ${index}`) }),
  );
  for (const { defects } of below) expect(defects).toEqual([]);
  return [anchor, ...below].reverse();
}

const [a, b, c, any] = ['1.2.1', '1.2.2', '1.2.3', '2.5.29.32.0'] as const;
const explicit: PolicyDemands = { initialExplicitPolicy: true };
const asking = (...set: readonly string[]): PolicyDemands => ({ ...explicit, initialPolicySet: set });

describe('the policies of a path', () => {
  it.each<[what: string, steps: Step[], demands: PolicyDemands, isValid: boolean]>([
    ['are nobody’s business where nobody asks', [[], []], {}, true],
    ['are asked for by the verifier', [[], []], explicit, false],
    ['go all the way', [[policies(a, b)], [policies(b)]], asking(b), true],
    ['end where a certificate has another', [[policies(a)], [policies(b)]], explicit, false],
    ['end where a certificate has none', [[policies(a)], [], [policies(a)]], explicit, false],
    ['are not the ones that are asked for', [[policies(a)], [policies(a)]], asking(b), false],
    ['are any where all say so', [[policies(any)], [policies(any)]], asking(c), true],
    ['are narrowed from any', [[policies(any)], [policies(a)]], asking(a), true],
    ['stay through a CA that allows any', [[policies(a)], [policies(any)], [policies(a)]], asking(a), true],
    ['are asked for by a CA at once', [[policies(a), requireExplicit(0)], [policies(b)]], {}, false],
    ['are asked for by a CA further down', [[requireExplicit(1)], [], []], {}, false],
    ['are asked for by a CA at the end', [[requireExplicit(2)], [], []], {}, false],
    ['are not asked for beyond the end', [[requireExplicit(3)], [], []], {}, true],
    ['are asked for by the last certificate itself', [[], [requireExplicit(0)]], {}, false],
    ['are any no longer', [[policies(any), inhibitAny(0)], [policies(any)]], explicit, false],
    ['are any for one certificate more', [[policies(any), inhibitAny(1)], [policies(any)]], explicit, true],
    ['are any for nobody', [[policies(any)]], { ...explicit, initialAnyPolicyInhibit: true }, false],
    ['are mapped', [[policies(a), mapping([a, b])], [policies(b)]], asking(a), true],
    ['are asked for by the name above', [[policies(a), mapping([a, b])], [policies(b)]], asking(b), false],
    ['are mapped away', [[policies(a), mapping([a, b])], [policies(a)]], explicit, false],
    ['are mapped to several', [[policies(a), mapping([a, b], [a, c])], [policies(c)]], asking(a), true],
    [
      'are mapped twice',
      [[policies(a), mapping([a, b])], [policies(b), mapping([b, c])], [policies(c)]],
      asking(a),
      true,
    ],
    ['are mapped out of any', [[policies(any), mapping([a, b])], [policies(b)]], asking(a), true],
    ['are not mapped from any', [[policies(a), mapping([any, b])], [policies(b)]], {}, false],
    ['are not mapped to any', [[policies(a), mapping([a, any])], [policies(a)]], {}, false],
    [
      'are lost where mapping is inhibited',
      [[policies(a), inhibitMapping(0)], [policies(a), mapping([a, b])], [policies(b)]],
      explicit,
      false,
    ],
    [
      'are lost where the verifier inhibits it',
      [[policies(a), mapping([a, b])], [policies(b)]],
      { ...explicit, initialPolicyMappingInhibit: true },
      false,
    ],
  ])('%s', (_what, steps, demands, isValid) => {
    expect(hasDemandedPolicy(pathOf(...steps), demands)).toBe(isValid);
  });

  it('count no self-issued CA', () => {
    const rolled = { extensions: [policies(any)], subject: der.commonName('ca 1'), issuer: der.commonName('ca 1') };
    const [leaf, ca, anchor] = pathOf([policies(any), inhibitAny(0)], [policies(a)]) as [
      Certificate,
      Certificate,
      Certificate,
    ];
    expect(hasDemandedPolicy([leaf, readOf(rolled), ca, anchor], explicit)).toBe(true);
  });

  it('do not multiply, however many are mapped to however many (CVE-2023-0464)', () => {
    const some = Array.from({ length: 10 }, (_, index) => `1.3.${index}`);
    const everyToEvery = some.flatMap((from) => some.map((to) => [from, to] as const));
    const step: Step = [policies(...some), mapping(...everyToEvery)];
    const path = pathOf(...Array.from({ length: 31 }, () => step), [policies('1.3.9')]);
    expect(hasDemandedPolicy(path, asking('1.3.0'))).toBe(true);
    expect(hasDemandedPolicy(path, asking('1.3.99'))).toBe(false);
  });
});

it.each<[what: string, extension: Uint8Array]>([
  ['certificatePolicies without any', policies()],
  ['a policy twice', policies(a, a)],
  ['too many policies', policies(...Array.from({ length: maxPolicies + 1 }, (_, index) => `1.2.${index}`))],
  ['a mapping to nothing', der.extension('2.5.29.33', der.sequence(der.sequence(der.oid(a))))],
  ['policyConstraints that are no SEQUENCE', der.extension('2.5.29.36', der.nothing)],
  ['policyConstraints with more', der.extension('2.5.29.36', der.sequence(der.implicit(2, skip(0))))],
  ['inhibitAnyPolicy that is no number', der.extension('2.5.29.54', der.nothing)],
])('%s cannot be read', (_what, extension) => {
  expect(readOf({ extensions: [extension] }).defects.map(({ code }) => code)).toEqual(['extension-malformed']);
});
