import { describe, expect, it } from 'vitest';
import { look } from '../../../electron/engine/look.ts';
import { findingsOf } from '../../findings/findings-of.ts';
import type { DistributionId } from '../../kubernetes/distributions/distribution.ts';
import { assess } from '../../pki/assess.ts';
import type { Assessment } from '../../pki/assessment.ts';
import type { Inventory } from '../../pki/inventory.ts';
import { relationsOf } from '../../pki/relations.ts';
import { defaultThresholds } from '../../pki/status.ts';
import { at } from '../../testing/a-certificate.ts';
import { aFingerprint } from '../../testing/a-pki.ts';
import { aDistributionFolder } from '../../testing/distribution-trees.ts';
import { findingText } from '../../words/findings/finding-words.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { plansFor } from '../plans-for.ts';

const now = at('2026-11-27T00:00:00Z');
const ports = { apiserver: 6443, 'etcd-server': 2379, 'kubelet-server': 10_250 } as const;

/** A tree of its files, in which one serving certificate was renewed yesterday, while its port presents the one before. */
async function renewedNotServed(id: DistributionId, role: keyof typeof ports): Promise<Assessment> {
  const folder = await aDistributionFolder(id, { at: now, part: id === 'aks' ? 'worker' : 'control-plane' });
  const { inventory } = await look([folder], {});
  const renewed = relationsOf(inventory).find((each) => each.role === role && each.issuers.length > 0);
  if (renewed === undefined) throw new Error(`a tree of ${id} has no ${role}`);
  const { certificate, issuers } = renewed;
  const before = {
    ...certificate,
    sha256: aFingerprint(`${id} before`),
    notBefore: ((certificate.notBefore ?? now) - 300 * dayMs) as EpochMs,
    notAfter: (now + 20 * dayMs) as EpochMs,
  };
  const host = certificate.subjectAltName.ip[0] ?? certificate.subjectAltName.dns[0] ?? '';
  const path = `${host}:${ports[role]}`;
  const served: Inventory = {
    ...inventory,
    places: [...inventory.places, { place: path, kind: 'endpoint' }],
    certificates: [...inventory.certificates, before],
    issuerLinks: [...inventory.issuerLinks, ...issuers.map((link) => ({ ...link, certificate: before.sha256 }))],
    sightings: [
      ...inventory.sightings,
      {
        sha256: before.sha256,
        place: path,
        path,
        medium: 'served',
        field: undefined,
        entryName: undefined,
        position: 0,
        file: undefined,
        key: 'not-read',
      },
    ],
    endpoints: [
      {
        place: path,
        path,
        host,
        port: ports[role],
        address: host,
        serverName: undefined,
        proxy: undefined,
        protocol: 'TLS 1.3',
        asksForClientCertificate: true,
        systemRoots: undefined,
        chain: [before.sha256],
        problem: undefined,
      },
    ],
  };
  // What lies on the disk ends long after.
  return assess(served, { at: now, thresholds: { ...defaultThresholds, endEntity: noThreshold, ca: noThreshold } });
}

const noThreshold = { warnMs: 0, warnShare: 0, criticalMs: 0, criticalShare: 0 };

describe.each([
  ['k3s', 'kubelet-server', ['systemctl restart k3s']],
  ['rke2', 'etcd-server', ['systemctl restart rke2-server']],
  ['k0s', 'apiserver', ['k0s stop', 'k0s start']],
  ['microk8s', 'apiserver', ['microk8s stop', 'microk8s start']],
  ['kops', 'apiserver', ['kops rolling-update cluster']],
  ['rke1', 'apiserver', ['docker restart kube-apiserver']],
  ['kind', 'apiserver', ['docker restart']],
] as const)('renewed on the disk of %s, while the old %s is presented', (id, role, commands) => {
  it('needs a restart and nothing else, and the finding says with what', async () => {
    const assessment = await renewedNotServed(id, role);
    const [plan, ...others] = plansFor(assessment, { language: 'en' });
    expect(others).toEqual([]);
    expect(plan?.steps.map(({ key }) => key.replace(/^.*\//u, ''))).toEqual(['restart-served', 'verify-look']);
    expect(plan?.due).toBe('due');
    const [step] = plan?.steps ?? [];
    const typed = step?.commands.map(({ text }) => text).join('\n') ?? '';
    const finding = findingsOf(assessment).find((each) => each.id === 'NA-F01');
    const { fix } = findingText(finding!, 'en');
    for (const command of commands) {
      expect(typed).toContain(command);
      expect(fix).toContain(command);
    }
  });
});

it('of a managed node no command is advised', async () => {
  const assessment = await renewedNotServed('aks', 'kubelet-server');
  const [plan] = plansFor(assessment, { language: 'en' });
  const [step] = plan?.steps ?? [];
  expect([step?.key.replace(/^.*\//u, ''), step?.commands]).toEqual(['restart-served-managed', []]);
});

it('a kubeadm node needs its static pod restarted, and nothing renewed', async () => {
  const assessment = await renewedNotServed('kubeadm', 'apiserver');
  const [plan] = plansFor(assessment, { language: 'en' });
  const typed = plan?.steps.flatMap(({ commands }) => commands.map(({ text }) => text)).join('\n') ?? '';
  expect(typed).toContain('component=kube-apiserver');
  expect(typed).not.toContain('kubeadm certs renew');
  expect(plan?.steps.at(-1)?.key).toBe('verify-look');
});
