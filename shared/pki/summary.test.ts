import { describe, expect, it } from 'vitest';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory, type DrawnFile } from '../testing/an-inventory.ts';
import type { Certificate } from '../x509/certificate.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { defaultThresholds } from './status.ts';
import { headlineOf, nextEndings } from './summary.ts';

const now = '2026-06-01T00:00:00Z';
function judged(files: Readonly<Record<string, Certificate>>): Assessment {
  const drawn: Record<string, DrawnFile> = {};
  for (const [path, certificate] of Object.entries(files)) drawn[path] = { certificates: [certificate] };
  return assess(anInventory({ files: drawn }), { at: at(now), thresholds: defaultThresholds });
}
const apiserver = (notAfter: string, label = notAfter): Certificate =>
  aCertificate({ subject: 'kube-apiserver', label, notAfter });

describe('what is said first', () => {
  it('of nothing', () => {
    expect(headlineOf(judged({}))).toEqual({ kind: 'no-certificates' });
  });

  it('of certificates without an end', () => {
    expect(headlineOf(judged({ '/a.crt': apiserver('9999-12-31T23:59:59Z') }))).toEqual({ kind: 'never-expires' });
  });

  it('of a certificate whose end cannot be read: it is not the first to end', () => {
    const unread = aCertificate({ subject: 'unread', notAfter: undefined });
    expect(headlineOf(judged({ '/a.crt': unread }))).toEqual({ kind: 'never-expires' });
  });

  it('what ends first; of what ends within the hour, what matters most', () => {
    const files = {
      '/pki/etcd/peer.crt': apiserver('2026-07-01T00:00:00Z', 'peer'),
      '/pki/apiserver.crt': apiserver('2026-07-01T00:59:00Z'),
      '/pki/front-proxy-client.crt': apiserver('2026-07-01T01:00:01Z'),
    };
    expect(headlineOf(judged(files))).toMatchObject({
      kind: 'expires',
      first: { endsAt: at('2026-07-01T00:59:00Z'), assessed: { role: 'apiserver' } },
      others: 1,
    });
  });

  it('an expired certificate comes before all, with what ends next', () => {
    const files = {
      '/pki/apiserver.crt': apiserver('2026-05-31T00:00:00Z'),
      '/pki/front-proxy-client.crt': apiserver('2026-07-01T00:00:00Z'),
    };
    expect(headlineOf(judged(files))).toMatchObject({
      kind: 'expired',
      first: { assessed: { role: 'apiserver' } },
      others: 0,
      next: { assessed: { role: 'front-proxy-client' } },
    });
  });

  it('of two that have expired, what stops the cluster, not what only a person logs in with', () => {
    const files = {
      '/etc/kubernetes/admin.conf': aCertificate({ subject: 'kubernetes-admin', notAfter: '2026-05-01T00:00:00Z' }),
      '/etc/kubernetes/scheduler.conf': aCertificate({
        subject: 'system:kube-scheduler',
        notAfter: '2026-05-02T00:00:00Z',
      }),
    };
    const drawn = Object.fromEntries(Object.entries(files).map(([path, user]) => [path, { user }]));
    const assessment = assess(anInventory({ files: drawn }), { at: at(now), thresholds: defaultThresholds });
    expect(headlineOf(assessment)).toMatchObject({ first: { assessed: { role: 'scheduler.conf' } }, others: 1 });
  });

  it('an expired one with its successor in the same folder is history', () => {
    const files = {
      '/kubelet/pki/kubelet-client-2025.pem': apiserver('2026-05-01T00:00:00Z'),
      '/kubelet/pki/kubelet-client-2026.pem': apiserver('2027-05-01T00:00:00Z'),
    };
    expect(headlineOf(judged(files))).toMatchObject({ kind: 'expires', others: 0 });
  });

  it('the living one of another node is no successor', () => {
    const files = {
      '/cp-1/pki/apiserver.crt': apiserver('2026-05-01T00:00:00Z'),
      '/cp-2/pki/apiserver.crt': apiserver('2027-05-01T00:00:00Z'),
    };
    expect(headlineOf(judged(files))).toMatchObject({ kind: 'expired', others: 0 });
  });

  it('what ends at this very instant has not ended yet', () => {
    expect(headlineOf(judged({ '/pki/apiserver.crt': apiserver(now) }))).toMatchObject({ kind: 'expires' });
  });
});

it('the next to end come soonest first, without those that ended, were replaced or never end', () => {
  const files = {
    '/c/x.crt': apiserver('2026-09-01T00:00:00Z'),
    '/a/x.crt': apiserver('2026-07-01T00:00:00Z'),
    '/d/never.crt': apiserver('9999-12-31T23:59:59Z'),
    '/e/gone.crt': apiserver('2026-05-01T00:00:00Z'),
    '/c/replaced.crt': apiserver('2026-06-20T00:00:00Z'),
    '/b/x.crt': apiserver('2026-08-01T00:00:00Z'),
    '/b/later-in-the-list.crt': apiserver('2026-08-01T00:00:00Z', 'another'),
  };
  const next = (count: number) => nextEndings(judged(files), count).map(({ sightings }) => sightings[0]?.path);
  expect(next(9)).toEqual(['/a/x.crt', '/b/x.crt', '/b/later-in-the-list.crt', '/c/x.crt']);
  expect(next(2)).toEqual(['/a/x.crt', '/b/x.crt']);
});
