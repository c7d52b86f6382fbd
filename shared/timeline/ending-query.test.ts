import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileQuery } from '../query/compile-query.ts';
import { parseQuery } from '../query/parse-query.ts';
import { aPki } from '../testing/a-pki.ts';
import { aTimeline } from '../testing/a-timeline.ts';
import type { EpochMs } from '../x509/brand.ts';
import { dayMs } from '../x509/milliseconds.ts';
import { columnQuery } from './ending-query.ts';
import { groupings } from './timeline-tree.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;

it('a column of a closed row asks for exactly the certificates that end in it, whatever the grouping', () => {
  const leaf = fc.tuple(
    fc.integer({ min: -40, max: 400 }),
    fc.constantFrom('one', 'two', 'lost', 'self'),
    fc.constantFrom('/a/etc/kubernetes/pki/apiserver.crt', '/b/x.crt', '/c/etc/kubernetes/kubelet.conf'),
  );
  fc.assert(
    fc.property(fc.array(leaf, { minLength: 1, maxLength: 50 }), fc.constantFrom(...groupings), (leaves, grouping) => {
      const pki = aPki();
      // Two CAs of one name, as clusters have them.
      const cas = {
        one: pki.add('one', { subject: 'ca', isCa: true }),
        two: pki.add('two', { subject: 'ca', isCa: true }),
      };
      for (const ca of Object.values(cas)) pki.link(ca, ca);
      leaves.forEach(([days, issuer, path], index) => {
        const subject = index % 3 === 0 ? 'system:node:cp-1' : `l${index}`;
        const notAfter = new Date(at + days * dayMs).toISOString();
        const id = pki.add(`l${index}`, { subject, issuer: issuer === 'self' ? subject : 'ca', notAfter, path });
        if (issuer === 'self') pki.link(id, id);
        if (issuer === 'one' || issuer === 'two') pki.link(id, cas[issuer]);
      });
      const timeline = aTimeline(pki.inventory(), { at, isOpen: false, grouping });
      const { lifetimes, assessment, rows } = timeline;
      const { certificates } = assessment;
      for (const { rowIndex, ticks } of timeline.list().bands) {
        for (const { from, to, count } of ticks) {
          const text = columnQuery({ from, to }, rows[rowIndex]!.group, lifetimes, assessment);
          const parsed = parseQuery(text);
          expect(parsed.ok, text).toBe(true);
          const found = parsed.ok ? certificates.filter(compileQuery(parsed.query, { at, certificates })) : [];
          expect(found, text).toHaveLength(count);
          for (const { effectiveNotAfter = 0 } of found) {
            expect(effectiveNotAfter >= from && effectiveNotAfter < to).toBe(true);
          }
        }
      }
    }),
  );
});
