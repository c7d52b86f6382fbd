import { expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { at } from '../testing/a-certificate.ts';
import { drawn, drawnCa, drawnLeaf, san } from '../testing/a-kubeadm-drawing.ts';
import { aName } from '../testing/a-pki.ts';
import type { NameSubtrees } from '../x509/name-constraints.ts';
import { findingsOf } from './findings-of.ts';

const nothing: NameSubtrees = { dns: [], email: [], uri: [], ip: [], directory: [], unsupported: [] };

/** What NA-C24 says of two servers and a self-issued CA below a root with these constraints. */
function told(permitted: Partial<NameSubtrees>, excluded: Partial<NameSubtrees> = {}, critical = true) {
  const root = drawnCa('root', {
    label: 'root',
    nameConstraints: { permitted: { ...nothing, ...permitted }, excluded: { ...nothing, ...excluded } },
    extensions: [
      { oid: '2.5.29.30', critical },
      { oid: '2.5.29.17', critical: false },
    ],
  });
  const below = { issuer: root, certificate: drawnCa('issuing', { label: 'issuing', issuer: 'root' }).certificate };
  const shop = drawnLeaf('shop', below, { label: 'shop', ...san(['shop.a.test'], ['10.0.0.1']) });
  const mail = drawnLeaf('mail', below, { label: 'mail', ...san(['mail.b.test'], ['10.0.0.2']) });
  const rolled = { issuer: root, certificate: drawnCa('root', { label: 'rolled', ...san(['c.test']) }).certificate };
  const inventory = drawn({ files: { '/srv/shop.crt': shop, '/srv/mail.crt': mail, '/srv/rolled.crt': rolled } });
  const assessment = assess(inventory, { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds });
  return findingsOf(assessment).flatMap((finding) =>
    finding.id === 'NA-C24' ? [{ severity: finding.severity, ...finding.params }] : [],
  );
}

it('names the certificates, the names and the CA further up that does not permit them', () => {
  const only = { severity: 'critical', authority: 'root (root-ca)', because: 'not-permitted' };
  expect(told({ dns: ['a.test'] })).toEqual([{ ...only, names: ['mail'], wrong: ['mail.b.test'] }]);
  expect(told({ dns: ['c.test'] })).toEqual([
    { ...only, names: ['shop', 'mail'], wrong: ['shop.a.test', 'mail.b.test'] },
  ]);
});

it('tells exclusions apart, and is silent where all is allowed', () => {
  expect(told({}, { ip: ['10.0.0.2/32'] })).toEqual([
    { severity: 'critical', authority: 'root (root-ca)', because: 'excluded', names: ['mail'], wrong: ['10.0.0.2'] },
  ]);
  expect(told({ dns: ['test'] })).toEqual([]);
});

it('says of critical constraints that Go does not know that all below is refused, allowed or not', () => {
  const all = { severity: 'critical', authority: 'root (root-ca)', because: 'unknown-to-go' };
  expect(told({ dns: ['test'], directory: [aName('issuing'), aName('shop'), aName('mail')] })).toEqual([
    { ...all, names: ['shop', 'mail', 'issuing (intermediate-ca)'], wrong: ['directoryName'] },
  ]);
  expect(told({}, { unsupported: ['otherName'] })).toEqual([
    { ...all, names: ['shop', 'mail', 'issuing (intermediate-ca)'], wrong: ['otherName'] },
  ]);
});

it('warns where Go passes over a directory name that others refuse', () => {
  expect(told({ directory: [aName('issuing'), aName('shop')] }, {}, false)).toEqual([
    { severity: 'warning', authority: 'root (root-ca)', because: 'not-permitted', names: ['mail'], wrong: ['CN=mail'] },
  ]);
});
