import { expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { drawn, drawnCa, drawnLeaf } from '../testing/a-kubeadm-drawing.ts';
import { at } from '../testing/a-certificate.ts';
import { checkKubeconfigs } from './check-kubeconfigs.ts';

const ca = drawnCa('kubernetes');

function told(ends: readonly string[]): string {
  const files = Object.fromEntries(
    ends.map((notAfter, index) => [
      `/k/user-${index}.yaml`,
      { user: drawnLeaf(`user-${index}`, ca, { notAfter }).certificate, ca: ca.certificate },
    ]),
  );
  return checkKubeconfigs(assess(drawn({ files }), { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds }));
}

it('counts what is said against kubeconfigs, and tells the worst twenty of them', () => {
  const lines = told([...Array.from({ length: 23 }, () => '2026-01-01T00:00:00Z'), '2026-06-04T00:00:00Z']).split('\n');
  expect(lines[0]).toBe('KUBECONFIGS: 24 files; 23 expired, 1 ending soon');
  expect(lines[1]).toBe('/k/user-0.yaml   here  https://192.0.2.1:6443  expired');
  expect(lines.slice(21)).toEqual(['and 4 more: --output json tells them all', '']);
});

it('says nothing of kubeconfigs that are well', () => {
  expect(told(['2027-01-01T00:00:00Z'])).toBe('');
});
