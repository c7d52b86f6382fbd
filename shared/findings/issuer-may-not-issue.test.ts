import { expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { drawnCa, drawnLeaf } from '../testing/a-kubeadm-drawing.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { at, type CertificateWish } from '../testing/a-certificate.ts';
import { findingsOf } from './findings-of.ts';

/** Why NA-C05 says that this CA, right under a root, may not have issued what it did. */
function reasons(wish: CertificateWish): unknown[] {
  const root = drawnCa('root').certificate;
  const ca = drawnCa('issuing', { label: 'issuing', issuer: 'root', ...wish });
  const leaf = drawnLeaf('shop', ca).certificate;
  const inventory = anInventory({
    files: { '/srv/shop.crt': { certificates: [leaf, ca.certificate, root] } },
    links: [
      [leaf, ca.certificate],
      [ca.certificate, root],
      [root, root],
    ],
  });
  const findings = findingsOf(assess(inventory, { at: at('2026-11-27T00:00:00Z'), thresholds: defaultThresholds }));
  return findings.flatMap((finding) => (finding.id === 'NA-C05' ? [finding.params.because] : []));
}

it.each<[CertificateWish, string]>([
  [{ isCa: false }, 'no-ca'],
  [{ keyUsage: ['digitalSignature'] }, 'no-key-cert-sign'],
  [
    { defects: [{ code: 'unknown-critical-extension', message: 'The critical extension 1.2.3 is unknown.' }] },
    'unknown-critical-extension',
  ],
])('a CA with %j is told as %s', (wish, because) => {
  expect(reasons(wish)).toEqual([because]);
});

it('a CA that is as it should be is not told', () => {
  expect(reasons({ keyUsage: ['keyCertSign'] })).toEqual([]);
});
