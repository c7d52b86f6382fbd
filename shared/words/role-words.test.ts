import { expect, it } from 'vitest';
import { look } from '../../electron/engine/look.ts';
import { distributionOfCertificate } from '../kubernetes/distribution-of-certificate.ts';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { at } from '../testing/a-certificate.ts';
import { aDistributionFolder } from '../testing/distribution-trees.ts';
import { languages } from './language.ts';
import { whatStops } from './role-words.ts';

const now = at('2026-11-27T00:00:00Z');

it('tells what stops as it is where a certificate lies: k3s presents another one than its API server’s', async () => {
  const { inventory } = await look([await aDistributionFolder('k3s', { at: now, part: 'control-plane' })], {});
  const assessment = assess(inventory, { at: now, thresholds: defaultThresholds });
  const apiserver = assessment.certificates.find(({ role }) => role === 'apiserver');
  if (apiserver === undefined) throw new Error('no API server');
  const distribution = distributionOfCertificate(assessment, apiserver);
  expect(distribution).toBe('k3s');
  for (const language of languages) {
    expect(whatStops('apiserver', language, distribution)).toContain('6443');
    expect(whatStops('apiserver', language, distribution)).not.toBe(whatStops('apiserver', language));
    // What a distribution does not do otherwise has the words of all.
    expect(whatStops('scheduler', language, distribution)).toBe(whatStops('scheduler', language));
  }
});
