import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultThresholds } from '../../shared/pki/status.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { readArguments } from './arguments.ts';

const dayMs = 86_400_000;
const check = {
  kind: 'check',
  places: ['pki'],
  at: undefined,
  thresholds: defaultThresholds,
  output: 'table',
  ignore: [],
  filter: undefined,
};
const plan = {
  kind: 'plan',
  places: ['pki'],
  at: undefined,
  node: undefined,
  distribution: undefined,
  language: 'en',
  output: 'text',
};
const forAll = (warnMs: number, criticalMs: number, rest: object = {}) => {
  const threshold = { warnMs, warnShare: 1, criticalMs, criticalShare: 1, ...rest };
  return { endEntity: threshold, ca: threshold };
};
const at = (text: string): number => Date.parse(text);

it.each<[line: string, expected: object]>([
  ['check pki', check],
  ['check pki a b', { ...check, places: ['pki', 'a', 'b'] }],
  ['check pki --output json', { ...check, output: 'json' }],
  ['check -o kubeadm-json pki', { ...check, output: 'kubeadm-json' }],
  ['check -- --odd-name', { ...check, places: ['--odd-name'] }],
  ['check pki --at 2027-03-01T00:00:00Z', { ...check, at: at('2027-03-01T00:00:00Z') }],
  ['check pki --at=2027-03-01', { ...check, at: at('2027-03-01T00:00:00Z') }],
  ['check pki --at 2027-03-01T09:00:00.5+09:00', { ...check, at: at('2027-03-01T00:00:00.500Z') }],
  ['check pki --at 2028-02-29', { ...check, at: at('2028-02-29T00:00:00Z') }],
  ['check pki --at 2027-03-01T23:59Z', { ...check, at: at('2027-03-01T23:59:00Z') }],
  // What is named is meant as it stands, whatever the lifetime, for CAs too.
  ['check pki --warn 90m --critical 0d', { ...check, thresholds: forAll(5_400_000, 0) }],
  ['check pki --warn 2w --critical 12h', { ...check, thresholds: forAll(14 * dayMs, dayMs / 2) }],
  ['check pki --warn 7d --critical 7d', { ...check, thresholds: forAll(7 * dayMs, 7 * dayMs) }],
  // The default that was not asked for gives way.
  ['check pki --warn 3d', { ...check, thresholds: forAll(3 * dayMs, 3 * dayMs, { criticalShare: 0.1 }) }],
  ['check pki --critical 400d', { ...check, thresholds: forAll(400 * dayMs, 400 * dayMs) }],
  [
    'check pki --ca-warn 2y --ca-critical 30d',
    {
      ...check,
      thresholds: {
        ...defaultThresholds,
        ca: { warnMs: 730 * dayMs, warnShare: 1, criticalMs: 30 * dayMs, criticalShare: 1 },
      },
    },
  ],
  ['plan pki', plan],
  [
    'plan pki --node cp-1 --at 2027-03-01 --lang ja -o shell --distribution k3s',
    { ...plan, node: 'cp-1', at: at('2027-03-01T00:00:00Z'), language: 'ja', output: 'shell', distribution: 'k3s' },
  ],
  ['help plan', { kind: 'help', topic: 'plan' }],
  ['serve', { kind: 'serve', places: [], port: 0, open: false }],
  ['serve --sample', { kind: 'serve', places: ['sample:'], port: 0, open: false }],
  ['serve pki --port 8443 --open', { kind: 'serve', places: ['pki'], port: 8443, open: true }],
  ['--help', { kind: 'help', topic: 'notafter' }],
  ['-h', { kind: 'help', topic: 'notafter' }],
  ['help check', { kind: 'help', topic: 'check' }],
  ['check --help', { kind: 'help', topic: 'check' }],
  ['serve -h', { kind: 'help', topic: 'serve' }],
  ['plan pki --live', { kind: 'plan', places: ['pki'], live: true, language: 'en', output: 'text' }],
  ['--version', { kind: 'version' }],
])('notafter %s', (line, expected) => {
  expect(readArguments(line.split(' '))).toEqual(expected);
});

it.each<[line: string, says: string]>([
  ['chek pki', 'no command "chek"'],
  ['check', 'at least one PLACE'],
  ['check pki --colour', "Unknown option '--colour'"],
  ['check pki --at', 'argument missing'],
  ['check pki --output yaml', 'choose table, kubeadm, kubeadm-json, json'],
  ['check pki --warn 30', '--warn "30" is no duration'],
  ['check pki --warn -1d', 'ambiguous'],
  ['check pki --warn 1.5d', '"1.5d"'],
  ['check pki --warn 30D', '"30D"'],
  ['check pki --warn 1s', '"1s"'],
  ['check pki --critical 9999999999d', '--critical "9999999999d"'],
  ['check pki --critical 31d --warn 30d', '--critical 31d is longer than --warn 30d'],
  ['check pki --ca-critical 2y --ca-warn 1y', '--ca-critical 2y is longer than --ca-warn 1y'],
  ['check pki --at tomorrow', '--at "tomorrow" is no instant'],
  ['check pki --at 2027-03-01T00:00:00', 'no instant'], // no zone
  ['check pki --at 2027-02-30', 'no instant'],
  ['check pki --at 2027-02-29T00:00:00Z', 'no instant'],
  ['check pki --at 2027-13-01', 'no instant'],
  ['check pki --at 2027-03-01T24:00:00Z', 'no instant'],
  ['check pki --at 2027-03-01T00:00:00+0900', 'no instant'],
  ['check pki --at 1767225600', 'no instant'],
  ['check pki --at 2027-03', 'no instant'],
  ['check pki --filter role:apisrver', '--filter, character 6: role:apisrver – role is never apisrver: did you mean'],
  ['check pki -f expires:<30x', 'expires:<30x – 30x is no duration: write 90m, 12h, 30d, 2w or 1y.'],
  ['check pki -o kubeadm --filter role:ca', '--filter goes with --output table, json or nagios'],
  ['check pki -o kubeadm-json --filter role:ca', '--filter goes with --output table, json or nagios'],
  ['serve --port 65536', '--port "65536" is no port'],
  ['serve --port -1', 'ambiguous'],
  ['serve --port http', '"http"'],
  ['serve --at 2027-03-01', "Unknown option '--at'"],
])('notafter %s is a usage error that says: %s', (line, says) => {
  const command = readArguments(line.split(' '));
  expect(command.kind).toBe('usage-error');
  expect(command.kind === 'usage-error' && command.message).toContain(says);
});

it('takes nodes, and how they are reached', () => {
  const file = join(
    tempFolder({ hosts: '# workers\ncp-1\n\nroot@10.0.0.5:2222 # the third\nssh://cp-2/srv/pki\n' }),
    'hosts',
  );
  const nodes = ['ssh://cp-1', 'ssh://root@10.0.0.5:2222', 'ssh://cp-2/srv/pki'];
  expect(
    readArguments(['check', '--hosts', file, '--identity', 'a', '-i', 'b', '-J', 'bastion', '--accept-new']),
  ).toEqual({
    ...check,
    places: nodes,
    ssh: { identities: ['a', 'b'], jump: 'bastion', acceptNew: true },
  });
  expect(readArguments(['plan', 'pki', '--hosts', file])).toEqual({ ...plan, places: ['pki', ...nodes] });
});

it.each<[content: string, says: string]>([
  ['cp-1\n-oProxyCommand=x\n', 'Line 2 of'],
  ['# nobody\n', 'names no host'],
])('--hosts with %j is a usage error that says: %s', (content, says) => {
  const file = join(tempFolder({ hosts: content }), 'hosts');
  expect(readArguments(['check', '--hosts', file])).toMatchObject({
    kind: 'usage-error',
    message: expect.stringContaining(says),
  });
});

it('asks for a command where there is none, and for a place where a variable was empty', () => {
  expect(readArguments([])).toMatchObject({ kind: 'usage-error', topic: 'notafter' });
  expect(readArguments(['check', '--frob', 'x'])).toEqual({
    kind: 'usage-error',
    topic: 'check',
    isForNagios: false,
    message: "Unknown option '--frob'.",
  });
  expect(readArguments(['check', '-'])).toMatchObject({ kind: 'usage-error', topic: 'check' });
  expect(readArguments(['check', ''])).toMatchObject({ kind: 'usage-error', topic: 'check' });
});

it('takes how long endpoints are waited for, and how often they are asked', () => {
  const wish = (line: string): unknown => readArguments(['check', 'pki', ...line.split(' ')]);
  const endpoints = (connectMs: number, wholeMs: number, retries = 0): object => ({
    endpoints: { times: { connectMs, wholeMs }, retries },
  });
  expect(wish('--live --connect-timeout 500ms')).toMatchObject(endpoints(500, 10_000));
  expect(wish('--timeout 2s')).toMatchObject(endpoints(2_000, 2_000));
  expect(wish('--connect-timeout 1m --retries 3')).toMatchObject(endpoints(60_000, 60_000, 3));
  expect(wish('--live')).toMatchObject({ endpoints: undefined });
  for (const line of ['--timeout 0s', '--timeout 5', '--timeout 11m', '--retries 99', '--retries x']) {
    expect(wish(line), line).toMatchObject({
      kind: 'usage-error',
      message: expect.stringContaining(line.split(' ')[1] ?? ''),
    });
  }
});
