import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../../../../shared/testing/temp-folder.ts';
import { sshAliases } from './ssh-aliases.ts';
import { suggestSsh } from './suggest-ssh.ts';

const namesIn = (files: Record<string, string>): readonly string[] =>
  sshAliases(tempFolder(files)).map(({ alias }) => alias);

it('lists the names of hosts, and no pattern', () => {
  const config =
    'Host cp-1 cp-2 *.example.com !bastion web-?\n  HostName 10.0.0.1\nhost=cp-3\n\nHost *\n  User root\nMatch host x\n  User y\n';
  expect(sshAliases(tempFolder({ '.ssh/config': config }))).toEqual([
    { alias: 'cp-1', hostName: '10.0.0.1' },
    { alias: 'cp-2', hostName: '10.0.0.1' },
    { alias: 'cp-3', hostName: undefined },
  ]);
});

it('follows Include where it stands: relative, by ~, with wildcards, inside of another include', () => {
  const files = {
    '.ssh/config': 'Include conf.d/*.conf ~/office/ssh\nHost last\n  Include of-a-host\n',
    '.ssh/conf.d/a.conf': 'Host a\nInclude deeper/[bc]\n',
    '.ssh/conf.d/.hidden.conf': 'Host hidden\n',
    '.ssh/conf.d/a.bak': 'Host backup\n',
    '.ssh/deeper/b': 'Host b\n',
    '.ssh/deeper/d': 'Host d\n',
    'office/ssh': 'Host work\n',
    '.ssh/of-a-host': 'Host inside\n',
  };
  expect(namesIn(files)).toEqual(['a', 'b', 'work', 'last', 'inside']);
});

it('ends where files include each other, and lists nothing where there is nothing', () => {
  const names = namesIn({ '.ssh/config': 'Include other\nHost a\n', '.ssh/other': 'Include config\nHost b\n' });
  expect(names.toSorted()).toEqual(['a', 'b']);
  expect(namesIn({})).toEqual([]);
});

it('never offers what would be an option of the ssh program', () => {
  expect(namesIn({ '.ssh/config': 'Host -oProxyCommand "a b" fine\n' })).toEqual(['fine']);
});

it('offers keys that have a public half beside them, by their names only', () => {
  const home = tempFolder({
    '.ssh/id_ed25519': '',
    '.ssh/id_ed25519.pub': '',
    '.ssh/known_hosts': '',
    '.ssh/old.pub': '',
  });
  expect(suggestSsh(home).identities).toEqual([join(home, '.ssh/id_ed25519')]);
});
