import { describe, expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import type { Inventory } from './inventory.ts';
import { replacingSince } from './replaced-since.ts';

const old = aCertificate({ subject: 'kube-apiserver', notAfter: '2026-12-01T00:00:00Z' });
const older = aCertificate({ subject: 'older', notAfter: '2026-11-01T00:00:00Z' });
const renewed = aCertificate({ subject: 'kube-apiserver again', notAfter: '2027-12-01T00:00:00Z' });
const other = aCertificate({ subject: 'etcd', notAfter: '2027-01-01T00:00:00Z' });

function replacing(before: Inventory, after: Inventory) {
  const steps = replacingSince(before, after);
  for (let next = steps.next(); ; next = steps.next()) if (next.done === true) return next.value;
}
const files = (all: Readonly<Record<string, readonly (typeof old)[]>>) =>
  anInventory({
    files: Object.fromEntries(Object.entries(all).map(([path, certificates]) => [path, { certificates }])),
  });

describe('what took the place of what between two looks', () => {
  it('is told by the place a certificate lies in, with the end of the one before', () => {
    const before = files({ '/apiserver.crt': [old], '/etcd.crt': [other] });
    const after = files({ '/apiserver.crt': [renewed], '/etcd.crt': [other] });
    expect([...replacing(before, after)]).toEqual([[renewed.sha256, { sha256: old.sha256, notAfter: old.notAfter }]]);
  });

  it('is nothing where a certificate is new in a new place, or was known elsewhere already', () => {
    const before = files({ '/a.crt': [old], '/b.crt': [other] });
    expect(replacing(before, files({ '/a.crt': [old], '/b.crt': [other], '/new.crt': [renewed] })).size).toBe(0);
    expect(replacing(before, files({ '/a.crt': [other], '/b.crt': [old] })).size).toBe(0);
    expect(replacing(before, before).size).toBe(0);
  });

  it('takes the longest of several it replaced, and minds the position in a bundle', () => {
    const before = files({ '/a.crt': [older], '/b.crt': [old], '/bundle.crt': [other, older] });
    const after = files({ '/a.crt': [renewed], '/b.crt': [renewed], '/bundle.crt': [other, renewed] });
    expect([...replacing(before, after)]).toEqual([[renewed.sha256, { sha256: old.sha256, notAfter: old.notAfter }]]);
  });
});
