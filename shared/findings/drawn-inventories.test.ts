import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import type { Inventory, IssuerProof } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { at } from '../testing/a-certificate.ts';
import { aKeyFact, aProblem, drawn, drawnCa, drawnLeaf, san } from '../testing/a-kubeadm-drawing.ts';
import { languages } from '../words/language.ts';
import { findingText } from '../words/findings/finding-words.ts';
import { findingsOf } from './findings-of.ts';

const files = [
  'pki/ca.crt',
  'pki/apiserver.crt',
  'pki/etcd/ca.crt',
  'pki/etcd/server.crt',
  'pki/front-proxy-ca.crt',
  'var/lib/kubelet/pki/kubelet-client-current.pem',
  'var/lib/kubelet/pki/kubelet-client-2026-01-01-00-00-00.pem',
  'server/tls/server-ca.crt',
  'odd\u202e\u009b[2J.crt',
];
const conf = ['admin.conf', 'kubelet.conf', '.kube/config', 'x\n; rm -rf $(HOME).conf'];
const instant = fc.option(
  fc.integer({ min: 2015, max: 2060 }).map((year) => `${year}-06-01T00:00:00Z`),
  { nil: undefined },
);
const text = fc.oneof(
  fc.constantFrom(
    'kubernetes',
    'kube-apiserver',
    'system:node:cp-1',
    'etcd-ca',
    'evil\u001b[31m\u202e',
    '',
    '__proto__',
  ),
  fc.string({ maxLength: 12 }),
);
const proof = fc.constantFrom<IssuerProof>('signature', 'key-identifier', 'name-only', 'signature-mismatch');

const inventory: fc.Arbitrary<Inventory> = fc
  .record({
    cas: fc.array(fc.tuple(text, instant, instant), { minLength: 1, maxLength: 4 }),
    leafs: fc.array(fc.tuple(text, instant, instant, fc.array(text, { maxLength: 3 }), fc.nat(3)), { maxLength: 6 }),
    where: fc.array(fc.tuple(fc.constantFrom(...files), fc.array(fc.nat(9), { minLength: 1, maxLength: 3 })), {
      maxLength: 9,
    }),
    users: fc.array(fc.tuple(fc.constantFrom(...conf), fc.nat(9), fc.nat(9)), { maxLength: 4 }),
    links: fc.array(fc.tuple(fc.nat(9), fc.nat(9), proof), { maxLength: 8 }),
    servers: fc.array(
      fc.oneof(text, fc.webUrl(), fc.constantFrom('https://[::1', 'https://[::1]:6443', 'https://10.0.0.1')),
      { minLength: 1 },
    ),
  })
  .map(({ cas, leafs, where, users, links, servers }) => {
    const authorities = cas.map(([subject, notBefore, notAfter], index) =>
      drawnCa(subject, { notBefore, notAfter, label: `ca ${index}` }),
    );
    const all = [
      ...authorities,
      ...leafs.map(([subject, notBefore, notAfter, dns, by], index) =>
        drawnLeaf(subject, authorities[by % authorities.length] ?? drawnCa('x'), {
          notBefore,
          notAfter,
          label: `leaf ${index}`,
          ...san(dns),
        }),
      ),
    ];
    const pick = (index: number) => all[index % all.length] ?? drawnCa('y');
    const placed = Object.fromEntries(where.map(([path, members]) => [`/etc/kubernetes/${path}`, members.map(pick)]));
    const kubeconfigs = Object.fromEntries(
      users.map(([path, user, ca]) => [
        `/etc/kubernetes/${path}`,
        { user: pick(user).certificate, ca: pick(ca).certificate },
      ]),
    );
    const whole = drawn({ files: { ...placed, ...kubeconfigs } });
    return {
      ...whole,
      issuerLinks: [
        ...whole.issuerLinks,
        ...links.map(([one, other, how]) => ({
          certificate: pick(one).certificate.sha256,
          issuer: pick(other).certificate.sha256,
          proof: how,
        })),
      ],
      keys: [aKeyFact('/etc/kubernetes/pki/sa.key'), aKeyFact('/etc/kubernetes/pki/sa.pub', { kind: 'public' })],
      problems: [
        aProblem('/etc/kubernetes/pki', 'permission-denied'),
        aProblem('/etc/kubernetes/admin.conf', 'missing-reference', '../x'),
      ],
      kubeconfigs: whole.kubeconfigs.map((each, index) => ({
        ...each,
        clusters: each.clusters.map((cluster) => ({ ...cluster, server: servers[index % servers.length] })),
      })),
    };
  });

const hostile = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

it('whatever is found, no rule throws, and no sentence carries an invisible character', () => {
  fc.assert(
    fc.property(inventory, (found) => {
      for (const finding of findingsOf(
        assess(found, { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds }),
      )) {
        for (const language of languages) {
          const { title, message, why, fix } = findingText(finding, language);
          expect(`${title}${message}${why}${fix}`).not.toMatch(hostile);
          expect(message).not.toMatch(/undefined|NaN|\[object/u);
        }
      }
    }),
    { numRuns: 300, seed: 20_261_127 },
  );
});
