import { describe, expect, it } from 'vitest';
import { assess } from '../../../shared/pki/assess.ts';
import { defaultThresholds } from '../../../shared/pki/status.ts';
import { aCertificate, at } from '../../../shared/testing/a-certificate.ts';
import { anInventory, type InventoryDrawing } from '../../../shared/testing/an-inventory.ts';
import { certificateName } from '../../words/certificate-name.ts';
import { headlineOf, nextEndings } from './headline.ts';

const now = at('2026-11-22T12:00:00Z');
const pki = '/etc/kubernetes/pki';

function judged(files: InventoryDrawing['files'], links: InventoryDrawing['links'] = []) {
  return assess(anInventory({ files, links }), { at: now, thresholds: defaultThresholds });
}

function headline(files: InventoryDrawing['files'], links: InventoryDrawing['links'] = []) {
  const told = headlineOf(judged(files, links));
  return 'first' in told ? { ...told, first: certificateName(told.first.assessed) } : told;
}

const leaf = (subject: string, notAfter: string, label = subject) => ({
  certificates: [aCertificate({ subject, issuer: 'kubernetes', label, notAfter })],
});

describe('what the Overview says first', () => {
  it('names the first to expire', () => {
    const told = headline({
      [`${pki}/apiserver.crt`]: leaf('kube-apiserver', '2026-12-10T00:00:00Z'),
      [`${pki}/front-proxy-client.crt`]: leaf('front-proxy-client', '2026-12-01T00:00:00Z'),
    });
    expect(told).toMatchObject({ kind: 'expires', first: 'front-proxy-client', others: 0 });
  });

  it('of those that end within an hour names the one with the widest effect, and counts the others', () => {
    const told = headline({
      [`${pki}/front-proxy-client.crt`]: leaf('front-proxy-client', '2026-12-01T00:00:00Z'),
      [`${pki}/apiserver.crt`]: leaf('kube-apiserver', '2026-12-01T00:59:59Z'),
      [`${pki}/apiserver-etcd-client.crt`]: leaf('kube-apiserver-etcd-client', '2026-12-01T01:00:01Z'),
    });
    expect(told).toMatchObject({ kind: 'expires', first: 'apiserver', others: 1 });
  });

  it('puts what has expired before what will, and still tells the next', () => {
    const told = headline({
      [`${pki}/front-proxy-client.crt`]: leaf('front-proxy-client', '2026-11-01T00:00:00Z'),
      [`${pki}/apiserver.crt`]: leaf('kube-apiserver', '2026-12-01T00:00:00Z'),
    });
    expect(told).toMatchObject({ kind: 'expired', first: 'front-proxy-client', others: 0 });
    expect(told.kind === 'expired' && told.next && certificateName(told.next.assessed)).toBe('apiserver');
  });

  it('calls an expired certificate history where its successor lies beside it', () => {
    const told = headline({
      '/var/lib/kubelet/pki/kubelet-client-2025.pem': leaf('system:node:cp-1', '2026-11-01T00:00:00Z', 'old'),
      '/var/lib/kubelet/pki/kubelet-client-2026.pem': leaf('system:node:cp-1', '2027-11-01T00:00:00Z', 'new'),
    });
    expect(told).toMatchObject({ kind: 'expires', first: 'system:node:cp-1' });
  });

  it('does not take the same identity on another node for a successor', () => {
    const told = headline({
      '/cp-1/etc/kubernetes/scheduler.conf': {
        user: aCertificate({ subject: 'system:kube-scheduler', label: 'one', notAfter: '2026-11-01T00:00:00Z' }),
      },
      '/cp-2/etc/kubernetes/scheduler.conf': {
        user: aCertificate({ subject: 'system:kube-scheduler', label: 'two', notAfter: '2027-11-01T00:00:00Z' }),
      },
    });
    expect(told).toMatchObject({ kind: 'expired', first: 'scheduler.conf', others: 0 });
  });

  it('judges a leaf by the end of its path', () => {
    const ca = aCertificate({ subject: 'kubernetes', isCa: true, notAfter: '2026-11-30T00:00:00Z' });
    const apiserver = aCertificate({
      subject: 'kube-apiserver',
      issuer: 'kubernetes',
      notAfter: '2027-06-01T00:00:00Z',
    });
    const told = headlineOf(
      judged({ [`${pki}/ca.crt`]: { certificates: [ca] }, [`${pki}/apiserver.crt`]: { certificates: [apiserver] } }, [
        [ca, ca],
        [apiserver, ca],
      ]),
    );
    expect(told).toMatchObject({ kind: 'expires', others: 1, first: { endsAt: at('2026-11-30T00:00:00Z') } });
  });

  it('says so when there is nothing, or nothing that ends', () => {
    expect(headline({})).toEqual({ kind: 'no-certificates' });
    expect(headline({ '/a.crt': leaf('forever', '9999-12-31T23:59:59Z') })).toEqual({ kind: 'never-expires' });
    expect(headline({ '/a.crt': { certificates: [aCertificate({ notAfter: undefined })] } })).toEqual({
      kind: 'never-expires',
    });
  });
});

it('lists what is still to end, soonest first, without what has ended or never will', () => {
  const assessment = judged({
    '/a.crt': leaf('ended', '2026-11-01T00:00:00Z'),
    '/b.crt': leaf('later', '2027-05-01T00:00:00Z'),
    '/c.crt': leaf('sooner', '2027-02-01T00:00:00Z'),
    '/d.crt': leaf('never', '9999-12-31T23:59:59Z'),
  });
  expect(nextEndings(assessment, 10).map(certificateName)).toEqual(['sooner', 'later']);
  expect(nextEndings(assessment, 1)).toHaveLength(1);
});
