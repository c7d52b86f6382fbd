import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../shared/pki/assess.ts';
import { defaultThresholds } from '../../shared/pki/status.ts';
import { findingsOf } from '../../shared/findings/findings-of.ts';
import { someContainers, type SomeContainers } from '../../shared/testing/some-containers.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { dayMs } from '../../shared/x509/milliseconds.ts';
import { look } from './look.ts';

let made: SomeContainers;
beforeAll(() => {
  made = someContainers();
}, 60_000);

describe('a certificate revocation list', () => {
  it.each(['ca.crl', 'ca.der.crl'])(
    '%s tells its issuer, dates, number and entries, and what it revokes here',
    async (name) => {
      const folder = tempFolder({
        'ca.crt': made.file('ca.crt'),
        'www.crt': made.file('www.crt'),
        'ca.list': made.file(name),
      });
      const { inventory } = await look([folder], {});
      expect(inventory.problems).toEqual([]);
      expect(inventory.coverage).toMatchObject({ files: 3, read: 3, ignored: 0 });
      const [ca, www] = ['CN=test-ca', 'CN=www'].map((text) =>
        inventory.certificates.find((each) => each.subject.text === text),
      );
      expect(inventory.revocationLists).toMatchObject([
        {
          path: join(folder, 'ca.list'),
          list: {
            issuer: { text: 'CN=test-ca' },
            number: '1001',
            isDelta: false,
            isIndirect: false,
            isPartial: false,
            revokedCount: 1,
            defects: [],
          },
          issuer: ca?.sha256,
          proof: 'signature',
          revoked: [{ certificate: www?.sha256, reason: 'keyCompromise' }],
        },
      ]);
      const [{ list } = { list: undefined }] = inventory.revocationLists;
      expect((list?.nextUpdate ?? 0) - (list?.thisUpdate ?? 0)).toBe(30 * dayMs);

      const ruleIds = (at: number): string[] =>
        findingsOf(assess(inventory, { at: at as EpochMs, thresholds: defaultThresholds })).map(({ id }) => id);
      const now = list?.thisUpdate ?? 0;
      expect(ruleIds(now)).toContain('NA-C18');
      expect(ruleIds(now)).not.toContain('NA-T15');
      expect(ruleIds(now - dayMs)).not.toContain('NA-C18');
      expect(ruleIds(now + 31 * dayMs)).toContain('NA-T15');
    },
  );

  it('agrees with openssl crl', async () => {
    const { inventory } = await look([tempFolder({ 'ca.crl': made.file('ca.crl') })], {});
    const folder = tempFolder({ 'ca.crl': made.file('ca.crl') });
    const told = execFileSync(
      'openssl',
      [
        'crl',
        '-in',
        join(folder, 'ca.crl'),
        '-noout',
        '-issuer',
        '-lastupdate',
        '-nextupdate',
        '-crlnumber',
        '-dateopt',
        'iso_8601',
      ],
      { encoding: 'utf8' },
    );
    const [sighting] = inventory.revocationLists;
    const iso = (instant = Number.NaN): string => new Date(instant).toISOString().replace('T', ' ').replace('.000', '');
    expect(told).toContain(`lastUpdate=${iso(sighting?.list.thisUpdate)}`);
    expect(told).toContain(`nextUpdate=${iso(sighting?.list.nextUpdate)}`);
    expect(told).toContain(`crlNumber=0x${sighting?.list.number}`);
    expect(sighting).toMatchObject({ issuer: undefined, proof: undefined, revoked: [] });
  });

  it('that another CA of the same name signed, or that was changed, revokes nothing', async () => {
    const folder = tempFolder();
    const other = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'x.key',
      '-out',
      'ca.crt',
      '-subj',
      '/CN=test-ca',
    ];
    execFileSync('openssl', other, { cwd: folder, stdio: 'pipe' });
    const named = tempFolder({ 'www.crt': made.file('www.crt'), 'ca.crl': made.file('ca.crl') });
    const { inventory } = await look([join(folder, 'ca.crt'), named], {});
    expect(inventory.revocationLists).toMatchObject([{ proof: 'signature-mismatch', revoked: [] }]);

    const changed = made.file('ca.der.crl');
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    const files = { 'ca.crt': made.file('ca.crt'), 'www.crt': made.file('www.crt'), 'ca.crl': changed };
    expect((await look([tempFolder(files)], {})).inventory.revocationLists).toMatchObject([
      { proof: 'signature-mismatch', revoked: [] },
    ]);
  });
});
