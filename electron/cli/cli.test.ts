import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync } from 'node:fs';
import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCli, runCli } from '../../shared/testing/built-cli.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { treeAsOnANode } from '../../shared/testing/tree-as-on-a-node.ts';
import { zip } from '../../shared/testing/zip-archive.ts';

const healthy = treeAsOnANode(`${fixtureTrees}/default-rsa/etc-kubernetes`);
const mixed = treeAsOnANode(`${fixtureTrees}/mixed-validity/etc-kubernetes`);
const corrupt = treeAsOnANode(`${fixtureTrees}/corrupt-cert/etc-kubernetes`);
/** The trees were made at this time. */
const then = '2026-11-23';

const execFileAsync = promisify(execFile);

/** A copy of the healthy tree for one test, some of its files with other permissions. */
function treeAsOnANodeWith(modes: Readonly<Record<string, number>>): string {
  const copy = mkdtempSync(join(folder, 'tree-'));
  cpSync(healthy, copy, { recursive: true });
  for (const [path, mode] of Object.entries(modes)) chmodSync(join(copy, path), mode);
  return copy;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notafter-cli-test-'));
  await builtCli();
});
afterAll(() => rm(folder, { recursive: true }));

describe('the exit code', () => {
  it.each<[what: string, args: string[], code: number]>([
    ['nothing near its end', ['check', healthy, '--at', then], 0],
    ['a leaf at the warning threshold', ['check', healthy, '--at', '2027-10-30'], 1],
    ['the same leaf with a shorter threshold', ['check', healthy, '--at', '2027-10-30', '--warn', '10d'], 0],
    ['everything expired', ['check', healthy, '--at', '2040-01-01'], 1],
    ['nothing valid yet: none of them can be used', ['check', healthy, '--at', '2020-01-01'], 1],
    ['a mixed tree', ['check', mixed, '--at', then], 1],
    ['a corrupt certificate', ['check', corrupt, '--at', then], 3],
    ['a corrupt certificate beside expired ones', ['check', corrupt, '--at', '2040-01-01'], 1],
    ['what matches is fine, whatever the rest', ['check', mixed, '--at', then, '--filter', 'ca:etcd-ca is:ca'], 0],
    ['what matches is not', ['check', mixed, '--at', then, '--filter', 'status:expired'], 1],
    ['nothing matches', ['check', mixed, '--at', then, '--filter', 'node:nowhere'], 0],
    ['what could not be read might match', ['check', corrupt, '--at', then, '--filter', 'role:etcd-ca'], 3],
    ['a wrong query', ['check', healthy, '--filter', 'expires:<30x'], 2],
    ['a query for what kubeadm prints', ['check', healthy, '-o', 'kubeadm', '--filter', 'role:ca'], 2],
    ['a place that is not there', ['check', '/nowhere/at/all', '--at', then], 3],
    ['a good place and one that is not there', ['check', healthy, '/nowhere/at/all', '--at', then], 3],
    ['an unknown option', ['check', healthy, '--colour'], 2],
    ['an unknown distribution', ['check', healthy, '--distribution', 'k8s'], 2],
    ['an instant that is none', ['check', healthy, '--at', 'tomorrow'], 2],
    ['critical above warn', ['check', healthy, '--warn', '1d', '--critical', '2d'], 2],
    ['no place', ['check'], 2],
    ['no command', [], 2],
    ['an unknown command', ['scan', healthy], 2],
    ['serve with a bad port', ['serve', '--port', 'http'], 2],
    ['help', ['--help'], 0],
    ['the version', ['--version'], 0],
  ])('%s', async (_what, args, code) => {
    const run = await runCli(args);
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: code, stderr: run.stderr });
    expect(run.stderr).not.toMatch(/NotAfter failed|^\s+at /mu);
    const isUsage = /^\S.*See notafter .*--help\.\n$/u.test(run.stderr) && run.stdout === '';
    expect(isUsage).toBe(code === 2);
  });

  it.each(['table', 'json', 'kubeadm', 'kubeadm-json'])('is the same for --output %s', async (output) => {
    expect((await runCli(['check', mixed, '--at', then, '-o', output])).exitCode).toBe(1);
    expect((await runCli(['check', healthy, '--at', then, '-o', output])).exitCode).toBe(0);
    expect((await runCli(['check', corrupt, '--at', then, '-o', output])).exitCode).toBe(3);
  });
});

describe('whose files they are', () => {
  it('is said on stderr with what told so, unless a person knows better', async () => {
    const { stderr } = await runCli(['check', healthy, '--at', then]);
    expect(stderr).toMatch(/^cp-1: kubeadm control plane \(.*etc\/kubernetes\/pki\/apiserver\.crt.*\)$/mu);
    const chosen = await runCli(['check', healthy, '--at', then, '--distribution', 'k3s']);
    expect(chosen.stderr).toMatch(/^cp-1: k3s control plane, as you chose/mu);
  });

  it('is in the JSON as well', async () => {
    const { stdout } = await runCli(['check', healthy, '--at', then, '--output', 'json']);
    const { recognitions } = JSON.parse(stdout) as { recognitions: unknown[] };
    expect(recognitions).toMatchObject([
      {
        place: healthy,
        node: 'cp-1',
        distribution: 'kubeadm',
        part: 'control-plane',
        isSure: true,
        isOverridden: false,
      },
    ]);
  });
});

describe('help', () => {
  it.each([['--help'], ['check', '--help'], ['serve', '--help']])('notafter %s %s', async (...args) => {
    const { stdout, stderr } = await runCli(args);
    for (const section of ['USAGE', 'ARGUMENTS', 'EXIT CODES', 'EXAMPLES']) expect(stdout).toContain(`\n${section}\n`);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(stderr).toBe('');
  });

  it('runs every example of check that needs nothing of the machine', async () => {
    const { stdout } = await runCli(['check', '--help']);
    expect(stdout).toContain('notafter check sample:\n');
    expect((await runCli(['check', 'sample:'])).exitCode).toBe(1);
  });

  it('gives the version of package.json', async () => {
    const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(text) as { version: string };
    expect((await runCli(['--version'])).stdout).toBe(`${version}\n`);
  });
});

describe('--filter', () => {
  const filter = ['--filter', 'ca:etcd-ca -is:ca'];

  it('prints only what matches, as a table and as JSON, and says how many of how many', async () => {
    const table = await runCli(['check', mixed, '--at', then, ...filter]);
    const [rows = ''] = table.stdout.split('\n\n');
    const lines = rows.split('\n').slice(1);
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(line).toMatch(/etcd/u);
    expect(table.stderr).toMatch(/^4 of 15 certificates match ca:etcd-ca -is:ca\n.*: kubeadm .*\n4 certificates: /u);

    const json = await runCli(['check', mixed, '--at', then, '-o', 'json', ...filter]);
    const { certificates } = JSON.parse(json.stdout) as { certificates: { role: string }[] };
    expect(certificates.map(({ role }) => role).toSorted()).toEqual([
      'apiserver-etcd-client',
      'etcd-healthcheck-client',
      'etcd-peer',
      'etcd-server',
    ]);
    expect(json.stderr).toBe('4 of 15 certificates match ca:etcd-ca -is:ca\n');
  });

  it('counts spans from the instant that is asked about', async () => {
    const matching = async (at: string) =>
      (await runCli(['check', healthy, '--at', at, '--filter', 'expires:<30d'])).stderr.split(' ', 3).join(' ');
    expect(await matching('2026-11-24')).toBe('0 of 15');
    expect(await matching('2027-11-20')).toBe('12 of 15');
  });
});

describe('findings', () => {
  const readable = ['check', `${fixtureTrees}/default-rsa/etc-kubernetes`, '--at', then];

  it('stand below the table with what to do, and count for the exit code', async () => {
    const open = treeAsOnANodeWith({ 'pki/apiserver.key': 0o644 });
    const { stdout, exitCode } = await runCli(['check', open, '--at', then]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /\n\nFINDINGS: 1 warning, 1 notice\nwarning {3}NA-K07 {2}apiserver\.key may be read by everybody/u,
    );
    expect(stdout).toMatch(/\n {18}chmod 600 this file/u);
    expect(stdout).toMatch(/\nnotice {4}NA-F06 {2}kubelet\.conf holds a client certificate itself/u);
  });

  it('that are ignored do neither, and are still named with the reason', async () => {
    const { stdout, exitCode } = await runCli([...readable, '--ignore', 'NA-K07=a copy', '--ignore', 'NA-F06']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /FINDINGS: none but those ignored\nignored {3}NA-K07 {2}1 finding: a copy\nignored {3}NA-F06 {2}1 finding\n$/u,
    );
  });

  it('count for no exit code where they are not told', async () => {
    expect((await runCli(readable)).exitCode).toBe(1);
    expect((await runCli([...readable, '-o', 'kubeadm'])).exitCode).toBe(0);
  });

  it('can be filtered for, and are told for what is shown alone', async () => {
    const { stdout, stderr } = await runCli(['check', healthy, '--at', then, '--filter', 'finding:NA-F06']);
    expect(stderr).toContain('1 of 15 certificates match');
    expect(stdout).toContain('FINDINGS: 1 notice\n');
    expect((await runCli(['check', healthy, '--at', then, '--filter', 'role:apiserver'])).stdout).not.toContain(
      'FINDINGS',
    );
  });

  it('of no such id cannot be ignored', async () => {
    const { stderr, exitCode } = await runCli([...readable, '--ignore', 'NA-X99']);
    expect({ stderr, exitCode }).toEqual({ stderr: expect.stringContaining('"NA-X99" names no finding'), exitCode: 2 });
  });
});

describe('what a person sees', () => {
  it('a table on stdout; problems and one line of summary on stderr', async () => {
    const { stdout, stderr } = await runCli(['check', corrupt, '--at', then]);
    expect(stdout).toMatch(/^STATUS +CERTIFICATE +EXPIRES/u);
    expect(stdout).toMatch(/^ok +apiserver-kubelet-client /mu);
    expect(stderr).toMatch(/pki\/apiserver\.crt.* \[bad-pem\]\n/u);
    expect(stderr).toMatch(/\d+ certificates: .*\n$/u);
  });

  it('colours only where they are wanted', async () => {
    const escape = '\u001b[';
    const args = ['check', mixed, '--at', then];
    expect((await runCli(args)).stdout).not.toContain(escape);
    const forced = await runCli(args, { env: { FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain(`${escape}31m`);
    expect(stripVTControlCharacters(forced.stdout)).toBe((await runCli(args)).stdout);
    expect((await runCli(args, { env: { NO_COLOR: '1' } })).stdout).not.toContain(escape);
  });

  it.skipIf(process.platform !== 'linux')('on a terminal: colours, but none with NO_COLOR', async () => {
    expect(await onTerminal('TERM=xterm')).toContain('\u001b[31m');
    expect(await onTerminal('TERM=xterm NO_COLOR=1')).not.toContain('\u001b[31m');
  });

  it('makes the control characters of a file name harmless', async () => {
    const name = `evil\u001b[2J.crt`;
    await writeFile(join(folder, name), '-----BEGIN CERTIFICATE-----\nnot base64!\n-----END CERTIFICATE-----\n');
    for (const output of ['table', 'kubeadm']) {
      const { stdout, stderr } = await runCli(['check', join(folder, name), '-o', output]);
      expect(stdout + stderr).not.toContain('\u001b');
      expect(stderr).toContain('\\u{1b}[2J.crt');
    }
    await rm(join(folder, name));
  });

  it.skipIf(process.getuid?.() === 0)('names a file it may not read', async () => {
    const file = join(folder, 'secret.crt');
    await cp(`${healthy}/pki/ca.crt`, file);
    await chmod(file, 0o000);
    expect((await runCli(['check', folder])).stderr).toMatch(/secret\.crt.* \[permission-denied\]/u);
    await rm(file, { force: true });
  });

  it('lets no control or bidi character of a name, a certificate or an argument through, in no form', async () => {
    const place = join(folder, 'csi\u009b31m\u202e');
    await cp(healthy, place, { recursive: true });
    const hostile = /[\u0080-\u009f\u202e]/u;
    for (const output of ['table', 'kubeadm', 'kubeadm-json', 'json']) {
      const run = await runCli(['check', place, healthy, join(place, 'none'), '--at', then, '-o', output]);
      expect(run.stdout + run.stderr, output).not.toMatch(hostile);
    }
    const { stdout } = await runCli(['check', place, '--at', then, '-o', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ places: [{ place }] });
    for (const line of [['\u009b'], ['check', '--\u202e'], ['check', 'x', '--at', '\u009b']]) {
      expect((await runCli(line)).stderr).not.toMatch(hostile);
    }
  });

  it('opens archives, zip and tar, with the libraries that the bundle carries (issue 2)', async () => {
    await execFileAsync('tar', ['-czf', join(folder, 'node.tar.gz'), '-C', healthy, '.']);
    const certificate = await readFile(`${healthy}/pki/ca.crt`);
    await writeFile(join(folder, 'node.zip'), zip([['pki/ca.crt', certificate]]));
    const tar = await runCli(['check', 'node.tar.gz', '--at', then], { cwd: folder });
    expect(tar).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('15 certificates: 15 ok.') });
    const zipped = await runCli(['check', 'node.zip', '--at', then], { cwd: folder });
    expect(zipped).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('node.zip!/pki/ca.crt') });
  });

  it('takes a KUBECONFIG list for one place', async () => {
    const list = `${healthy}/admin.conf:${healthy}/scheduler.conf`;
    const { stdout, exitCode } = await runCli(['check', list, '--at', then, '-o', 'json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ places: [{ place: list, kind: 'kubeconfig' }] });
  });

  it('names what a KUBECONFIG list hides and what it passes over, which is no problem', async () => {
    await cp(`${healthy}/admin.conf`, join(folder, 'copy.conf'));
    const list = [`${healthy}/admin.conf`, join(folder, 'gone.conf'), join(folder, 'copy.conf')].join(':');
    const { stderr, exitCode } = await runCli(['check', list, '--at', then]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`${folder}/gone.conf is not there; kubectl passes over it as well.\n`);
    expect(stderr).toContain(
      `in ${folder}/copy.conf: clusters/kubernetes, users/kubernetes-admin, contexts/kubernetes-admin@kubernetes.\n`,
    );
  });

  it('shows paths of one folder from there, of two places in full', async () => {
    const alone = await runCli(['check', '.', '--at', then], { cwd: healthy });
    expect(alone.stdout).toMatch(/WHERE \(in \S*etc-kubernetes\)\n.* pki\/apiserver/su);
    const both = await runCli(['check', healthy, mixed, '--at', then]);
    expect(both.stdout).toMatch(/WHERE\n/u);
    expect(both.stdout).toContain(` ${healthy}/pki/apiserver.crt`);
  });
});

describe('the pipe', () => {
  it('that closes early ends the output quietly, with the exit code the certificates make', async () => {
    const { stdout, stderr } = await piped('head -1', `check '${mixed}' -o json --at ${then}`);
    expect(stdout).toBe('{\nexit 1\n');
    expect(withoutProgress(stderr)).toBe('');
  });

  it('that is closed before anything is written', async () => {
    const { stdout, stderr } = await piped('true', `check '${mixed}' -o json --at ${then}`);
    expect(stdout).toBe('exit 1\n');
    expect(withoutProgress(stderr)).toBe('');
  });

  it.skipIf(!existsSync('/dev/full'))(
    'or a full disk: one sentence and exit code 3, however fine the certificates are',
    async () => {
      const line = `"$0" "$1" check "$2" --at ${then} >/dev/full`;
      const run = execFileAsync('sh', ['-c', line, process.execPath, await builtCli(), healthy]);
      await expect(run).rejects.toMatchObject({
        code: 3,
        stderr: expect.stringMatching(/^The output could not be written: .*no space left on device.*\.$/mu),
      });
      await expect(run).rejects.not.toMatchObject({ stderr: expect.stringContaining('    at ') });
    },
  );

  it('gets the whole of a long answer, however slowly it reads', async () => {
    const bundle = join(folder, 'long.pem');
    const certificate = await readFile(`${healthy}/pki/ca.crt`, 'utf8');
    await writeFile(bundle, certificate.repeat(4_000));
    const { stdout } = await piped('(sleep 0.5; cat)', `check '${bundle}' -o json --at ${then}`);
    expect(stdout.length).toBeGreaterThan(500_000);
    expect(stdout.endsWith('}\nexit 0\n')).toBe(true);
    expect(JSON.parse(stdout.slice(0, stdout.lastIndexOf('exit')))).toMatchObject({ counts: { ok: 1 } });
    await rm(bundle);
  });
});

it('Ctrl+C stops the look, prints what it has, and says so', async () => {
  const many = join(folder, 'many');
  await cp(healthy, join(many, '0'), { recursive: true });
  for (let copy = 1; copy < 150; copy++)
    await cp(join(many, '0', 'pki'), join(many, String(copy)), { recursive: true });
  const run = await runCli(['check', many, '-o', 'json', '--at', then], {
    whileRunning: (child) => {
      // The listener is there when the first line of progress comes.
      child.stderr?.once('data', () => child.kill('SIGINT'));
    },
    env: { NODE_OPTIONS: `--import=${await slowedDown()}` },
  });
  const report = JSON.parse(run.stdout) as { problems: { code: string }[]; coverage: { files: number } };
  expect(run).toMatchObject({ exitCode: 3, signal: null, stderr: expect.stringContaining('Stopping;') });
  expect(report.problems.map(({ code }) => code)).toContain('cancelled');
  expect(report.coverage.files).toBeGreaterThan(0);
});

/** A module that makes every look last: each reading of the clock that paces the progress is a second later. */
async function slowedDown(): Promise<string> {
  const file = join(folder, 'slow-clock.mjs');
  await writeFile(file, 'let t = 0; performance.now = () => (t += 20);\n');
  return file;
}

it('runs by plain Node: no part of the bundle refers to the electron package', async () => {
  const bundle = dirname(await builtCli());
  const files = (await readdir(bundle, { recursive: true })).filter((name) => name.endsWith('.mjs'));
  expect(files.length).toBeGreaterThan(1);
  for (const name of files) {
    expect(await readFile(join(bundle, name), 'utf8')).not.toMatch(
      /(?:from|import|require)\s*\(?\s*['"]electron['"/]/u,
    );
  }
});

/** `script` of util-linux gives the command a terminal. */
async function onTerminal(env: string): Promise<string> {
  const command = `${env} '${process.execPath}' '${await builtCli()}' check '${mixed}' --at ${then}`;
  const script = execFileAsync('script', ['-qec', command, '/dev/null'], { env: withoutColourSettings() });
  return script.then(stdoutOf, stdoutOf);
}
/** An exit code other than 0 makes execFile reject; the output is there all the same. */
const stdoutOf = ({ stdout }: { stdout: string }): string => stdout;

/** The command's output through another program; the last line is the command's own exit code. */
async function piped(reader: string, args: string): Promise<{ stdout: string; stderr: string }> {
  const command = `'${process.execPath}' '${await builtCli()}' ${args} | ${reader}; echo "exit \${PIPESTATUS[0]}"`;
  return execFileAsync('bash', ['-c', command], { env: withoutColourSettings(), maxBuffer: 2 ** 28 });
}

/** A slow machine may be told how far the look is. */
function withoutProgress(stderr: string): string {
  return stderr.replaceAll(/^Looking: .*\n/gmu, '');
}

function withoutColourSettings(): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  return env;
}
