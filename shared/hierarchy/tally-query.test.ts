import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { compileQuery } from '../query/compile-query.ts';
import { parseQuery } from '../query/parse-query.ts';
import { aRandomPki } from '../testing/a-random-pki.ts';
import type { EpochMs } from '../x509/brand.ts';
import { tallyOf, type Tally } from './card-facts.ts';
import { graphOf } from './graph-layout.ts';
import { buildHierarchy } from './hierarchy-model.ts';
import { tallyQuery } from './tally-query.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;

it('a part of a strip asks for exactly the certificates it counts, whoever issued them', () => {
  let asked = 0;
  fc.assert(
    fc.property(aRandomPki, (inventory) => {
      const assessment = assess(inventory, { at, thresholds: defaultThresholds });
      const { certificates } = assessment;
      const hierarchy = buildHierarchy(assessment);
      for (const { card } of graphOf(hierarchy).cards) {
        if (card.kind !== 'bundle') continue;
        for (const [part, count] of Object.entries(tallyOf(card.certificates))) {
          if (count === 0) continue;
          asked += 1;
          const text = tallyQuery(card, part as keyof Tally, hierarchy, assessment);
          const parsed = parseQuery(text);
          const found = parsed.ok ? certificates.filter(compileQuery(parsed.query, { at, certificates })) : [];
          expect(found.length, text).toBe(count);
          expect(
            found.every((each) => card.certificates.includes(each)),
            text,
          ).toBe(true);
        }
      }
    }),
  );
  expect(asked).toBeGreaterThan(50);
});
