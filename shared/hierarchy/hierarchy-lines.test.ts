import { expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aPki } from '../testing/a-pki.ts';
import type { EpochMs } from '../x509/brand.ts';
import { edgeFacts } from './edge-facts.ts';
import { hierarchyLines } from './hierarchy-lines.ts';
import { buildHierarchy } from './hierarchy-model.ts';
import { twinDifferences } from './twin-differences.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;

/** Two CAs of one name; a leaf of each, one signed by none of them, one that only a name ties, one that is history. */
function drawn() {
  const pki = aPki();
  const old = pki.add('old', {
    subject: 'kubernetes',
    isCa: true,
    notBefore: '2020-01-01T00:00:00Z',
    notAfter: '2026-12-01T00:00:00Z',
    keyIdentifier: 'aa',
  });
  const fresh = pki.add('new', {
    subject: 'kubernetes',
    isCa: true,
    notAfter: '2036-01-01T00:00:00Z',
    keyIdentifier: 'bb',
  });
  for (const ca of [old, fresh]) pki.link(ca, ca);
  const leaf = (label: string, rest = {}) => pki.add(label, { subject: label, issuer: 'kubernetes', ...rest });
  pki.link(leaf('longer', { authorityKeyIdentifier: 'aa', notAfter: '2030-01-01T00:00:00Z' }), old);
  pki.link(leaf('by name', { authorityKeyIdentifier: 'cc' }), fresh, 'name-only');
  const stranger = leaf('stranger', { authorityKeyIdentifier: 'dd' });
  pki.link(stranger, fresh, 'signature-mismatch');
  const post = { subject: 'renewed', issuer: 'kubernetes' };
  pki.link(pki.add('before', { ...post, notAfter: '2026-05-01T00:00:00Z' }), fresh);
  pki.link(pki.add('after', post), fresh);
  const assessment = assess(pki.inventory(), { at, thresholds: defaultThresholds });
  return { assessment, hierarchy: buildHierarchy(assessment) };
}

it('the hierarchy is told in lines: who stands under whom, and what is not proven', () => {
  const { assessment, hierarchy } = drawn();
  const keys = hierarchy.roots.map((id) =>
    hierarchy.nodes.get(id)!.certificates[0]?.certificate.spkiSha256.slice(0, 8),
  );
  const lines = hierarchyLines(assessment, 'en');
  expect(lines.map(({ level, name, notes }) => `${'  '.repeat(level)}${[name, ...notes].join('; ')}`)).toEqual([
    `ca; key ${keys[0]}`,
    '  longer',
    `ca; key ${keys[1]}`,
    '  renewed; replaced',
    '  by name; name only',
    '  renewed',
    'kubernetes; not found; key dd',
    `  stranger; not signed by ca (${keys[1]})`,
  ]);
  expect(lines[1]).toMatchObject({
    notAfter: Date.parse('2030-01-01T00:00:00Z'),
    pathNotAfter: Date.parse('2026-12-01T00:00:00Z'),
  });
  expect(hierarchyLines(assessment, 'ja')[4]?.notes).toEqual(['名前の一致のみ']);
});

it('an expired certificate that was replaced where it lies does not colour its CA', () => {
  const { hierarchy } = drawn();
  const fresh = hierarchy.nodes.get(hierarchy.roots[1]!)!;
  const statuses = fresh.children.map((id) => hierarchy.nodes.get(id)!.ownStatus);
  expect(statuses).toContain('expired');
  expect(fresh.worstStatus).toBe('ok');
});

it('an edge gives the fields that were compared', () => {
  const { hierarchy } = drawn();
  const [old, fresh] = hierarchy.roots.map((id) => hierarchy.nodes.get(id)!);
  const longer = hierarchy.nodes.get(old!.children[0]!)!;
  expect(edgeFacts(longer, old!, 'signature')).toEqual({
    proof: 'signature',
    issuerName: 'CN=kubernetes',
    subjectName: 'CN=kubernetes',
    authorityKeyIdentifier: 'aa',
    subjectKeyIdentifier: 'aa',
    signatureAlgorithm: 'ecdsa-with-SHA256',
  });
  expect(edgeFacts(longer, fresh!, 'signature')).toBeUndefined();
});

it('two CAs of one name are told apart by what differs, and by that only', () => {
  const { hierarchy } = drawn();
  const [old, fresh] = hierarchy.roots.map((id) => hierarchy.nodes.get(id)!);
  expect(twinDifferences(old!, fresh!).map(({ field }) => field)).toEqual(['key', 'from', 'ends', 'below']);
  expect(twinDifferences(old!, old!)).toEqual([]);
});
