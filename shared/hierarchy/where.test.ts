import { expect, it } from 'vitest';
import type { Sighting } from '../pki/inventory.ts';
import { sharedFolderOf, whereOf } from './where.ts';

function seen(path: string, medium: Sighting['medium'] = 'file'): Sighting {
  const rest = { field: undefined, entryName: undefined, position: 0, file: undefined, key: 'absent' } as const;
  return { sha256: '' as Sighting['sha256'], place: '', path, medium, ...rest };
}

it('finds the folder that every file shares, whatever a port presents beside them', () => {
  expect(sharedFolderOf([seen('/etc/k/pki/ca.crt'), seen('/etc/k/admin.conf'), seen('h:6443', 'served')])).toBe(
    '/etc/k/',
  );
  expect(sharedFolderOf([seen('/a.crt'), seen('b/c.crt')])).toBe('');
  expect(sharedFolderOf([seen('/a/b'), seen('/c/d')])).toBe('/');
});

it('tells where a port is whole', () => {
  expect(whereOf([{ sightings: [seen('h:6443', 'served')] }], '/etc/k/')).toBe('h:6443');
});
