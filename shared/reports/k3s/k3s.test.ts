import { describe, expect, it } from 'vitest';
import { look } from '../../../electron/engine/look.ts';
import { aCertificate } from '../../testing/a-certificate.ts';
import { anInventory, type InventoryDrawing } from '../../testing/an-inventory.ts';
import { built, judged } from '../../testing/a-report.ts';
import { aDistributionFolder } from '../../testing/distribution-trees.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../x509/milliseconds.ts';
import { relativeTime } from './k3s-table.ts';

const tls = '/var/lib/rancher/k3s/server/tls';
const ca = aCertificate({
  subject: 'k3s-client-ca@1',
  isCa: true,
  notAfter: '2036-01-01T00:00:00Z',
  keyUsage: ['keyCertSign'],
});
const admin = aCertificate({
  subject: 'system:admin',
  issuer: 'k3s-client-ca@1',
  notAfter: '2026-12-01T00:00:00Z',
  extKeyUsage: ['clientAuth'],
});
const files: InventoryDrawing['files'] = {
  [`${tls}/client-admin.crt`]: { certificates: [admin, ca] },
  [`${tls}/client-ca.crt`]: { certificates: [ca] },
  '/etc/other/tls.crt': { certificates: [aCertificate({ subject: 'other' })] },
};
const jsonOf = (drawing: InventoryDrawing, instant?: string) => built('k3s', judged(anInventory(drawing), instant));

describe('the JSON of k3s certificate check', () => {
  it('is one line with every certificate of each file that k3s checks, and of no other', () => {
    expect(jsonOf({ files })).toBe(
      '{"Certificates":[' +
        '{"Filename":"client-admin.crt","Subject":"system:admin","Issuer":"k3s-client-ca@1","Usages":["ClientAuth"],' +
        '"ExpiryTime":"2026-12-01T00:00:00Z","ResidualTime":15811200000000000,"Status":"OK"},' +
        '{"Filename":"client-admin.crt","Subject":"k3s-client-ca@1","Issuer":"k3s-client-ca@1","Usages":["CertSign"],' +
        '"ExpiryTime":"2036-01-01T00:00:00Z","ResidualTime":302486400000000000,"Status":"OK"}]}\n',
    );
  });

  it('holds null where there is nothing, as an empty slice of Go does', () => {
    expect(jsonOf({ files: {} })).toBe('{"Certificates":null}\n');
  });

  it.each([
    ['2026-08-03T00:00:00Z', 'OK'],
    ['2026-08-03T00:00:01Z', 'WARNING'],
    ['2026-12-01T00:00:00Z', 'WARNING'],
    ['2026-12-01T00:00:01Z', 'EXPIRED'],
  ])('at %s the status is %s: 120 days before the end k3s warns', (instant, status) => {
    const { Certificates } = JSON.parse(jsonOf({ files }, instant)) as { Certificates: { Status: string }[] };
    expect(Certificates[0]?.Status).toBe(status);
  });

  it('gives the notBefore of what is not valid yet, and the rest of its life', () => {
    const { Certificates } = JSON.parse(jsonOf({ files }, '2025-12-31T00:00:00Z')) as { Certificates: object[] };
    expect(Certificates[0]).toMatchObject({ ExpiryTime: '2026-01-01T00:00:00Z', Status: 'NOT YET VALID' });
  });

  it('stops at the longest duration that Go has', () => {
    const forever = aCertificate({ subject: 'x', notAfter: '9999-12-31T23:59:59Z' });
    expect(jsonOf({ files: { [`${tls}/client-admin.crt`]: { certificates: [forever] } } })).toContain(
      '"ResidualTime":9223372036854775807,',
    );
  });

  it('escapes what Go escapes', () => {
    const odd = aCertificate({ subject: 'a<b>&"\u2028' });
    expect(jsonOf({ files: { [`${tls}/client-admin.crt`]: { certificates: [odd] } } })).toContain(
      String.raw`"Subject":"a\u003cb\u003e\u0026\"\u2028"`,
    );
  });
});

it('the table has the columns of k3s, an empty line first, and a space where k3s leaves out a word', () => {
  expect(built('k3s-table', judged(anInventory({ files })))).toBe(
    `
FILENAME           SUBJECT           USAGES       EXPIRES                  RESIDUAL TIME   STATUS
--------           -------           ------       -------                  -------------   ------
client-admin.crt   system:admin      ClientAuth   Dec 01, 2026 00:00 UTC   6 months        OK
client-admin.crt   k3s-client-ca@1   CertSign     Jan 01, 2036 00:00 UTC   9 years         OK
`,
  );
});

it('the table counts code points, as tabwriter does, whatever they take in a terminal', () => {
  const wide = aCertificate({ subject: '管理者', extKeyUsage: ['clientAuth'] });
  const [, head = '', , row = ''] = built(
    'k3s-table',
    judged(anInventory({ files: { [`${tls}/client-admin.crt`]: { certificates: [wide] } } })),
  ).split('\n');
  expect(row.indexOf('ClientAuth')).toBe(head.indexOf('USAGES'));
});

it.each([
  [0, 'now'],
  [secondMs, '1 second '],
  [59 * secondMs, '59 seconds '],
  [minuteMs, '1 minute '],
  [hourMs, '1 hour '],
  [dayMs, '1 day '],
  [7 * dayMs, '1 week '],
  [29 * dayMs, '4 weeks '],
  [30 * dayMs, '1 month '],
  [359 * dayMs, '11 months '],
  [360 * dayMs, '1 year '],
  [540 * dayMs, '2 years '],
  [-720 * dayMs, '2 years '],
  [37 * 360 * dayMs, 'a long while '],
])('%i ms are %s, as go-humanize counts', (ms, text) => {
  expect(relativeTime(ms)).toBe(text);
});

it.each(['k3s', 'rke2'] as const)(
  'the files of a real tree of %s, with the chain behind each certificate, and no CA file',
  async (id) => {
    const folder = await aDistributionFolder(id, { at: Date.parse('2026-11-23T00:00:00Z') as EpochMs });
    const { inventory } = await look([folder], {});
    const { Certificates } = JSON.parse(built('k3s', judged(inventory, '2026-11-23T00:00:00Z'))) as {
      Certificates: { Filename: string; Subject: string; Issuer: string; Usages: string[]; Status: string }[];
    };
    const names = new Set(Certificates.map(({ Filename }) => Filename));
    for (const name of [
      'client-admin.crt',
      'serving-kube-apiserver.crt',
      'client-kubelet.crt',
      'peer-server-client.crt',
    ]) {
      expect(names).toContain(name);
    }
    expect([...names].filter((name) => /ca\.(?:nochain\.)?crt$/u.test(name))).toEqual([]);
    const admin = Certificates.filter(({ Filename }) => Filename === 'client-admin.crt');
    expect(admin[0]).toMatchObject({ Subject: 'system:admin', Usages: ['ClientAuth'] });
    expect(admin[1]?.Subject).toBe(admin[0]?.Issuer);
  },
);
