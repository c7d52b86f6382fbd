import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../../shared/testing/temp-folder.ts';
import { outgoing } from '../../outgoing.ts';
import { readProcessPaths } from './process-flags.ts';
import { quoted, remoteCommand, remoteScripts, sudoCheck, type RemoteScriptName } from './remote-commands.ts';

/** What each is for; `Record` keeps a new one from being forgotten. */
const purposes: Readonly<Record<RemoteScriptName, string>> = {
  about: 'Who the node is, its clock, and what can be used there. `$1`: the mark.',
  list: 'What lies below the folders `$3…`, `$2` folders deep: kinds, modes, times, sizes, where links lead.',
  read: 'The filter: reads the files `$2…`.',
  processes:
    'Which files the running components of Kubernetes were told to read: of their flags those that name certificates, and only where the value is a path.',
  readBinary: 'Files that are certificates by their name and hold no text, `$2…`.',
};

it('docs/ssh-commands.md prints every command as it is run; vitest -u writes it anew', async () => {
  const sections = Object.entries(remoteScripts).map(
    ([name, script]) => `## ${name}\n\n${purposes[name as RemoteScriptName]}\n\n\`\`\`sh\n${script}\n\`\`\`\n`,
  );
  const sudo = `## sudo\n\n\`${sudoCheck}\`, once, only where something could not be read.\n`;
  const text = ['# What is run on a node\n', ...sections, sudo].join('\n');
  await expect(text).toMatchFileSnapshot('../../../../docs/ssh-commands.md');
});

it.each(['plain', "it's", '$(touch x)', '`x`', 'a\nb', '-rf', '"', '\\', '', ' '])(
  'quotes %j so that a shell takes it for what it is',
  (text) => {
    expect(execFileSync('sh', ['-c', `printf %s ${quoted(text)}`], { encoding: 'utf8' })).toBe(text);
  },
);

it('writes nothing: what the commands have been run on is as it was', () => {
  const folder = tempFolder({
    'a.crt': 'x',
    'b.key': key,
    'sub/c.conf': `client-key-data: ${btoa(key)}\n`,
    'd.crt': 'not DER',
  });
  const state = (): string =>
    execFileSync('sh', ['-c', 'find . -printf "%p %m %T@ %C@ %s\n" | sort; cat a.crt b.key sub/c.conf d.crt'], {
      cwd: folder,
      encoding: 'utf8',
    });
  const before = state();
  const files = ['a.crt', 'b.key', 'sub/c.conf', 'd.crt'].map((name) => join(folder, name));
  for (const [name, words] of [
    ['about', []],
    ['list', ['6', folder]],
    ['read', files],
    ['readBinary', files],
  ] as const) {
    execFileSync('sh', ['-c', remoteCommand(name, ['0123456789abcdef', ...words], false)], { cwd: folder });
  }
  expect(state()).toBe(before);
});

it('is text that the window is given as it is', () => {
  expect(outgoing(remoteScripts).withheld).toBe(0);
});

it('tells where running components look, and nothing else of how they were started', () => {
  const process = (name: string, ...args: string[]): Record<string, string> => ({
    comm: `${name}\n`,
    cmdline: `${args.join('\0')}\0`,
  });
  const procs = [
    process(
      'kubelet',
      '/usr/bin/kubelet',
      '--cert-dir=/srv/kubelet',
      '--kubeconfig',
      '/srv/kubelet.conf',
      '--node-labels=planted=/planted',
    ),
    process('kube-controller', 'kube-controller-manager', '--root-ca-file=/srv/ca.crt', '--cloud-config=/planted'),
    process(
      'k3s-server',
      '/usr/local/bin/k3s server',
      '--token=planted',
      '--data-dir',
      '/data/k3s',
      '--tls-cert-file',
      'planted',
    ),
    process(
      'etcd',
      'etcd',
      '--data-dir=/var/lib/etcd',
      '--cert-file=/srv/etcd.crt',
      '--key-file=/srv/$(planted)',
      '--config=planted\n/planted',
    ),
    process('bash', 'bash', '--kubeconfig=/planted'),
    { comm: 'kubelet\n' },
  ];
  const folder = tempFolder(
    Object.fromEntries(
      procs.flatMap((files, pid) => Object.entries(files).map(([name, text]) => [`${pid + 1}/${name}`, text])),
    ),
  );
  const command = remoteCommand('processes', ['0123456789abcdef', folder], false);
  const output = execFileSync('sh', ['-c', command]);
  expect(output.toString()).not.toContain('planted');
  expect(readProcessPaths(output, '0123456789abcdef')).toEqual({
    files: ['/srv/kubelet.conf', '/srv/ca.crt', '/srv/etcd.crt'],
    folders: ['/srv/kubelet', '/data/k3s/server/tls', '/data/k3s/server/cred', '/data/k3s/agent'],
  });
});

const key = '-----BEGIN PRIVATE KEY-----\nTUlJ\n-----END PRIVATE KEY-----\n';

/** Every awk that a node may have; gawk and mawk are Debian's, busybox is Alpine's. */
const awks = [
  ['mawk', '/usr/bin/mawk', []],
  ['gawk', '/usr/bin/gawk', []],
  ['busybox awk', '/usr/bin/busybox', ['awk']],
] as const;
describe.each(awks)('the filter, run by %s', (_name, program, words) => {
  it.skipIf(!existsSync(program))('lets no secret through, and keeps the lines of what is public', () => {
    const folder = tempFolder({
      'bin/awk': `#!/bin/sh\nexec ${program} ${words.join(' ')} "$@"\n`,
      'both.pem': `text\n-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n${key}`,
      'admin.conf': `users:\n- name: a\n  user:\n    client-key-data: ${Buffer.from(key).toString('base64')}\n    token: planted\n    exec:\n      env:\n      - name: X\n        value: planted\n`,
      'cut.pem': '-----BEGIN EC PRIVATE KEY-----\nplanted\n',
      'one-line.conf': '{"users":[{"user":{"token":"planted"}}]}',
      'flow.conf': 'users: [{name: a, user: {token: planted}}]\n',
      'block.conf': 'users:\n- name: a\n  user:\n    token: |\n      planted\n    client-key-data: >-\n      planted\n',
      'anchor.conf': 'x: &a planted\nuser: *a\nname: !!str planted\n',
    });
    execFileSync('chmod', ['755', join(folder, 'bin/awk')]);
    const files = [
      'both.pem',
      'admin.conf',
      'cut.pem',
      'one-line.conf',
      'flow.conf',
      'block.conf',
      'anchor.conf',
      'none',
    ];
    const command = remoteCommand('read', ['0123456789abcdef', ...files.map((file) => join(folder, file))], false);
    const env = { ...process.env, PATH: `${folder}/bin:${process.env['PATH']}` };
    const output = execFileSync('sh', ['-c', command], { env, encoding: 'utf8' });
    expect(output).not.toMatch(/planted|TUlJ/u);
    expect(output).toContain(
      'file 1\n\n-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n0123456789abcdef key plain PRIVATE KEY\n',
    );
    expect(output).toContain('0123456789abcdef data     client-key-data: \nlabel PRIVATE KEY-----\n');
    expect(output).toContain('    token: removed\n    exec:\n');
    expect(output).toContain('0123456789abcdef cut EC PRIVATE KEY\n');
    expect(output.match(/ end read flow$/gmu)).toHaveLength(2);
    expect(output.match(/ end unread plain$/gmu)).toHaveLength(1);
    expect(output.trimEnd().endsWith('0123456789abcdef done')).toBe(true);
  });
});
