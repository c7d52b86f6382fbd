import { expect, it } from 'vitest';
import { nodesOfForm, type ConnectForm } from './nodes-of-form.ts';

const form = (fields: Partial<ConnectForm>): ConnectForm => ({
  hosts: '',
  user: '',
  identity: '',
  jump: '',
  paths: '',
  ...fields,
});
const places = (fields: Partial<ConnectForm>): readonly string[] => nodesOfForm(form(fields)).map(({ place }) => place);

it('gives the user and the folders to hosts that name none of their own', () => {
  const hosts = 'cp-1\njoe@cp-2:2222\nssh://cp-3/srv/pki';
  expect(places({ hosts, user: 'root', paths: '/etc/kubernetes, opt/pki' })).toEqual([
    'ssh://root@cp-1/etc/kubernetes',
    'ssh://root@cp-1/opt/pki',
    'ssh://joe@cp-2:2222/etc/kubernetes',
    'ssh://joe@cp-2:2222/opt/pki',
    'ssh://root@cp-3/srv/pki',
  ]);
});

it('says how nodes are reached only where it was said', () => {
  expect(nodesOfForm(form({ hosts: 'cp-1' }))).toEqual([{ place: 'ssh://cp-1' }]);
  expect(nodesOfForm(form({ hosts: 'cp-1', identity: ' /k ', jump: 'bastion' }))).toEqual([
    { place: 'ssh://cp-1', identity: '/k', jump: 'bastion' },
  ]);
});

it('names no node by a user that cannot be', () => {
  expect(places({ hosts: 'cp-1', user: 'a:b' })).toEqual([]);
});
