import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { assess } from '../../../shared/pki/assess.ts';
import { defaultThresholds } from '../../../shared/pki/status.ts';
import { aCertificate, at } from '../../../shared/testing/a-certificate.ts';
import { anInventory } from '../../../shared/testing/an-inventory.ts';
import { orderOf } from './order-certificates.ts';

it('is that of comparing column by column, then by end, then by the order of the inventory', () => {
  const direction = constantFrom('ascending' as const, 'descending' as const);
  const drawn = array(record({ subject: constantFrom('a', 'b', 'c'), day: integer({ min: 1, max: 4 }) }), {
    maxLength: 12,
  });
  assert(
    property(drawn, direction, direction, (wishes, bySubject, byStart) => {
      const certificates = wishes.map(({ subject, day }, index) =>
        aCertificate({
          subject,
          label: `${index}`,
          notBefore: `2026-01-0${1 + ((day * 3) % 4)}T00:00:00Z`,
          notAfter: `2027-01-0${day}T00:00:00Z`,
        }),
      );
      const assessment = assess(anInventory({ files: { '/a.pem': { certificates } } }), {
        at: at('2026-11-22T12:00:00Z'),
        thresholds: defaultThresholds,
      });
      const sign = (way: 'ascending' | 'descending') => (way === 'ascending' ? 1 : -1);
      const compared = assessment.certificates.toSorted(
        ({ certificate: one }, { certificate: other }) =>
          sign(bySubject) * one.subject.text.localeCompare(other.subject.text) ||
          sign(byStart) * ((one.notBefore ?? 0) - (other.notBefore ?? 0)) ||
          (one.notAfter ?? 0) - (other.notAfter ?? 0),
      );
      const sorts = [
        { column: 'subject', direction: bySubject },
        { column: 'starts', direction: byStart },
      ] as const;
      const order = orderOf(assessment, sorts, () => 0);
      expect([...order].map((position) => assessment.certificates[position])).toEqual(compared);
    }),
    { seed: 1, numRuns: 200 },
  );
});
