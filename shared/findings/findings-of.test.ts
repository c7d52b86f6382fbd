import { expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { findingsByCertificate, findingsOf } from './findings-of.ts';

const ca = aCertificate({ subject: 'kubernetes', isCa: true, notAfter: '2036-01-01T00:00:00Z' });
const dead = aCertificate({ subject: 'kube-apiserver', issuer: 'kubernetes', notAfter: '2026-02-01T00:00:00Z' });
const inventory = anInventory({
  files: {
    '/etc/kubernetes/pki/ca.crt': { certificates: [ca] },
    '/etc/kubernetes/pki/apiserver.crt': { certificates: [dead] },
  },
  links: [
    [ca, ca],
    [dead, ca],
  ],
});

it('works findings out once for an assessment', () => {
  const assessment = assess(inventory, { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds });
  expect(findingsOf(assessment)).toBe(findingsOf(assessment));
  expect(findingsOf(assessment).map(({ id }) => id)).toContain('NA-T01');
});

it('finds the findings of a certificate, and none of one without', () => {
  const assessment = assess(inventory, { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds });
  const lookup = findingsByCertificate(assessment);
  expect(lookup.get(dead.sha256)?.map(({ id }) => id)).toContain('NA-T01');
  expect(lookup.get(ca.sha256)).toBeUndefined();
});
