import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { anSshd, hasSshd, type TestSshd } from '../../shared/testing/an-sshd.ts';
import { runCli, type CliRun } from '../../shared/testing/built-cli.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';

const tree = join(fixtureTrees, 'default-rsa/etc-kubernetes');
const at = '2026-11-23T00:00:00Z';
let sshd: TestSshd;
beforeAll(async () => {
  if (hasSshd) sshd = await anSshd();
});

const place = (path = tree): string => `ssh://${sshd.user}@127.0.0.1:${sshd.port}${path}`;
const check = (home: string, ...more: readonly string[]): Promise<CliRun> =>
  runCli(['check', place(), '-i', sshd.keys.ed25519, '--at', at, ...more], { env: { HOME: home, SSH_AUTH_SOCK: '' } });

describe.skipIf(!hasSshd)('notafter check ssh://…', () => {
  it('refuses a host that is not in known_hosts, asks nobody, and writes nothing', async () => {
    const home = tempFolder();
    const { exitCode, stdout, stderr } = await check(home);
    expect({ exitCode, rows: stdout.match(/apiserver/u) }).toEqual({ exitCode: 3, rows: null });
    expect(stderr).toContain('[ssh-host-unknown]');
    expect(stderr).toContain('--accept-new');
    expect(() => readFileSync(join(home, '.ssh/known_hosts'))).toThrow('ENOENT');
  });

  it('with --accept-new remembers it in the home folder as ssh does, and prints where on which node', async () => {
    const home = tempFolder();
    const { stdout } = await check(home, '--accept-new');
    expect(stdout).toContain(`${sshd.user}@127.0.0.1:${sshd.port}:${tree}/pki/apiserver.crt`);
    expect(readFileSync(join(home, '.ssh/known_hosts'), 'utf8')).toBe(sshd.knownHost);
    const again = await check(home);
    expect(again.stdout).toBe(stdout);
  });

  it('refuses a host whose key has changed, with --accept-new as well', async () => {
    const home = tempFolder();
    mkdirSync(join(home, '.ssh'));
    const known = `[127.0.0.1]:${sshd.port} ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFkV0b3pgLrYxKJyzZQqxFDXJ0ZFgmyFmyH5Ux0KXcUi\n`;
    writeFileSync(join(home, '.ssh/known_hosts'), known);
    const { exitCode, stderr } = await check(home, '--accept-new');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('THE HOST KEY HAS CHANGED');
    expect(readFileSync(join(home, '.ssh/known_hosts'), 'utf8')).toBe(known);
  });

  it('has no byte of a key in any report, nor in what it logs', async () => {
    const config = `IdentityFile ${sshd.keys.ed25519}\n`;
    const home = tempFolder({ '.ssh/config': config, '.ssh/known_hosts': sshd.knownHost });
    const out = tempFolder();
    const formats = 'html,csv,markdown,text,json,ical,openmetrics,junit,sarif,cyclonedx';
    const run = await runCli(['report', place(), '-F', formats, '-o', `${out}/`, '--at', at], {
      env: { HOME: home, SSH_AUTH_SOCK: '' },
    });
    const files = readdirSync(out);
    expect(files.length).toBe(formats.split(',').length);
    const reports = files.map((name) => readFileSync(join(out, name), 'utf8'));
    for (const report of reports) expect(report).toContain('apiserver');
    const everything = [run.stdout, run.stderr, ...reports].join('\n');
    const keys = readdirSync(join(tree, 'pki'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.key'),
    );
    expect(keys.length).toBeGreaterThan(5);
    for (const name of keys) {
      for (const line of readFileSync(join(tree, 'pki', name), 'utf8')
        .split('\n')
        .slice(2, -3)) {
        expect(everything.includes(line), `${name}: ${line}`).toBe(false);
      }
    }
  });

  it('asks for no passphrase where nobody sits at a terminal', async () => {
    const home = tempFolder();
    const run = await runCli(['check', place(), '-i', sshd.keys.encrypted, '--accept-new'], { env: { HOME: home } });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain('[ssh-passphrase]');
  });

  it('reads the nodes of a file beside a folder; one that is down hides none of the others', async () => {
    const hosts = join(tempFolder({ hosts: `${place()}\n127.0.0.1:1\n` }), 'hosts');
    const args = [
      'check',
      join(fixtureTrees, 'mixed-validity/etc-kubernetes'),
      '--hosts',
      hosts,
      '-i',
      sshd.keys.ed25519,
    ];
    const run = await runCli([...args, '--at', at, '-o', 'json'], { env: { HOME: sshd.home } });
    const report = JSON.parse(run.stdout) as { places: { kind: string }[]; problems: { code: string }[] };
    expect(report.places.map(({ kind }) => kind).toSorted()).toEqual(['folder', 'ssh-node', 'ssh-node']);
    expect(report.problems.map(({ code }) => code)).toEqual(['ssh-refused']);
  });
});
