import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import { statuses } from '../pki/assessment.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory, type DrawnFile } from '../testing/an-inventory.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { EpochMs } from '../x509/brand.ts';
import { dayMs, hourMs } from '../x509/milliseconds.ts';
import { isReplaced, judgeLifetimes, replacedRank, statusOf } from './judge-lifetimes.ts';
import { hopExpiry, lifetimesOf, nearestExpiry } from './lifetimes.ts';

const middle = at('2026-06-01T00:00:00Z');
const thresholds = defaultThresholds;

const instants = fc.integer({ min: -800, max: 800 }).map((days) => (middle + days * dayMs) as EpochMs);
const aLeaf = fc.record({
  notBefore: fc.option(instants, { nil: undefined }),
  notAfter: fc.option(instants, { nil: undefined }),
  name: fc.constantFrom('system:node:cp-1', 'kube-apiserver', 'x'),
  folder: fc.constantFrom('/k/var/lib/kubelet/pki', '/k/pki', '/other'),
  isCa: fc.boolean(),
});

/** Leaves and CAs of few names in few folders, so that they replace, limit and renew each other. */
const inventories = fc.array(aLeaf, { minLength: 1, maxLength: 14 }).map((wishes) => {
  const ca = aCertificate({ subject: 'kubernetes', isCa: true, notAfter: '2026-12-01T00:00:00Z' });
  const files: Record<string, DrawnFile> = { '/k/pki/ca.crt': { certificates: [ca] } };
  const links: (readonly [Certificate, Certificate])[] = [[ca, ca]];
  wishes.forEach(({ notBefore, notAfter, name, folder, isCa }, index) => {
    const certificate = {
      ...aCertificate({
        subject: name,
        issuer: 'kubernetes',
        label: `${name} ${index}`,
        isCa,
        extKeyUsage: ['clientAuth'],
      }),
      notBefore,
      notAfter,
    };
    files[`${folder}/kubelet-client-${index}.pem`] = { certificates: [certificate] };
    links.push([certificate, ca]);
  });
  return anInventory({ files, links });
});

describe('judging columns', () => {
  it('says of every certificate at any instant what assess says', () => {
    fc.assert(
      fc.property(inventories, instants, (inventory, instant) => {
        const lifetimes = lifetimesOf(inventory, thresholds);
        const judged = judgeLifetimes(lifetimes, instant);
        const { certificates } = assess(inventory, { at: instant, thresholds });
        const told = certificates.map((_, index) => [
          statusOf(judged, index),
          judged.isOverdue[index] === 1,
          isReplaced(judged, index),
        ]);
        expect(told).toEqual(
          certificates.map(({ status, isOverdue, isReplaced: replaced }) => [status, isOverdue, replaced]),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('turns at the very millisecond a validity begins and ends', () => {
    const leaf = aCertificate({ subject: 'x', notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-02-01T00:00:00Z' });
    const lifetimes = lifetimesOf(anInventory({ files: { '/a.crt': { certificates: [leaf] } } }), thresholds);
    const statusAt = (instant: number) => statusOf(judgeLifetimes(lifetimes, instant as EpochMs), 0);
    const [begins, ends] = [at('2026-01-01T00:00:00Z'), at('2026-02-01T00:00:00Z')];
    expect([begins - 1, begins, ends, ends + 1].map(statusAt)).toEqual(['not-yet-valid', 'ok', 'critical', 'expired']);
  });

  it('does not keep quiet of a kubelet that ends with its CA, whatever renews it', () => {
    const ca = aCertificate({ subject: 'kubernetes', isCa: true, notAfter: '2026-06-04T00:00:00Z' });
    const dates = { notBefore: '2026-05-31T00:00:00Z', notAfter: '2027-05-31T00:00:00Z' };
    const kubelet = aCertificate({
      subject: 'system:node:cp-1',
      issuer: 'kubernetes',
      extKeyUsage: ['clientAuth'],
      ...dates,
    });
    const files = {
      '/ca.crt': { certificates: [ca] },
      '/var/lib/kubelet/pki/kubelet-client-1.pem': { certificates: [kubelet] },
    };
    const inventory = anInventory({
      files,
      links: [
        [ca, ca],
        [kubelet, ca],
      ],
    });
    const lifetimes = lifetimesOf(inventory, thresholds);
    const { bySha256 } = assess(inventory, { at: middle, thresholds });
    expect(bySha256.get(kubelet.sha256)).toMatchObject({ status: 'critical', renewal: { by: 'kubelet' } });
    expect(statusOf(judgeLifetimes(lifetimes, middle), 1)).toBe('critical');
  });

  it('puts what was replaced behind everything that counts', () => {
    const old = aCertificate({ subject: 'x', label: 'old', notAfter: '2026-05-01T00:00:00Z' });
    const fresh = aCertificate({ subject: 'x', label: 'new', notAfter: '2027-05-01T00:00:00Z' });
    const files = { '/pki/old.crt': { certificates: [old] }, '/pki/new.crt': { certificates: [fresh] } };
    const judged = judgeLifetimes(lifetimesOf(anInventory({ files }), thresholds), middle);
    expect([...judged.rank]).toEqual([replacedRank, statuses.indexOf('ok')]);
    expect([...judged.status]).toEqual([statuses.indexOf('expired'), statuses.indexOf('ok')]);
  });
});

describe('hopping from expiry to expiry', () => {
  const ends = ['2026-03-01T00:00:00Z', '2026-07-01T00:00:00Z', '2026-07-01T00:00:00Z', '9999-12-31T23:59:59Z'];
  const certificates = ends.map((notAfter, index) => aCertificate({ subject: `x${index}`, notAfter }));
  const lifetimes = lifetimesOf(anInventory({ files: { '/a.pem': { certificates } } }), thresholds);

  it('arrives a second after each end, there and back, and stops at the last', () => {
    const first = hopExpiry(lifetimes, at('2026-01-01T00:00:00Z'), 1);
    expect(first).toBe(at('2026-03-01T00:00:01Z'));
    const second = hopExpiry(lifetimes, first!, 1);
    expect(second).toBe(at('2026-07-01T00:00:01Z'));
    expect(hopExpiry(lifetimes, second!, 1)).toBeUndefined();
    expect(hopExpiry(lifetimes, second!, -1)).toBe(first);
    expect(hopExpiry(lifetimes, first!, -1)).toBeUndefined();
  });

  it('finds the nearest on either side', () => {
    expect(nearestExpiry(lifetimes, at('2026-03-02T00:00:00Z'))).toBe(at('2026-03-01T00:00:01Z'));
    expect(nearestExpiry(lifetimes, at('2026-06-30T00:00:00Z') + hourMs)).toBe(at('2026-07-01T00:00:01Z'));
    expect(nearestExpiry(lifetimes, at('2030-01-01T00:00:00Z'))).toBe(at('2026-07-01T00:00:01Z'));
  });
});
