import { expect, it } from 'vitest';
import type { AboutAnswer, LogAnswer } from '../bridge/about-answer.ts';
import { emptyInventory } from '../pki/merge-inventories.ts';
import { diagnosticsText } from './diagnostics-text.ts';

const about: AboutAnswer = {
  version: '1.2.3',
  system: 'linux x64 6.1',
  parts: [{ name: 'Node', version: '20.19.0' }],
  licences: 'a long text',
};
const log: LogAnswer = {
  path: '/home/ada/.local/state/notafter/notafter.log',
  problem: undefined,
  entries: [
    {
      at: '2026-11-27T07:08:09.000Z',
      level: 'error',
      event: 'command-failed',
      facts: { command: 'look.run' },
      paths: ['/home/ada/pki'],
      detail: 'Error: EACCES /home/ada/secret\n    at /opt/notafter/x.mjs\u202E',
    },
  ],
};
const inventory = {
  ...emptyInventory,
  places: [{ place: '/home/ada/pki', kind: 'folder' as const }],
  problems: [{ path: '/home/ada/pki/a.crt', code: 'bad-pem' as const, message: 'ada' }],
};
const options = { about, log, inventory, findings: [], settingsProblems: [{ code: 'unwritable' }] };

it('diagnostics tell versions, counts and codes, and nothing that names a place or a file', () => {
  expect(diagnosticsText({ ...options, withPaths: false })).toBe(`NotAfter 1.2.3
System: linux x64 6.1
Node: 20.19.0

Looked at:
  places: 1
  certificates: 0
  sightings: 0
  keys: 0
  files: 0
  ignored: 0
  problem.bad-pem: 1
Findings:
Settings: unwritable
Log: written
  2026-11-27T07:08:09.000Z error command-failed command=look.run
`);
});

it('with paths, when the person allows it; hostile characters in them are made visible', () => {
  const text = diagnosticsText({ ...options, withPaths: true });
  expect(text).toContain('  folder: /home/ada/pki\n');
  expect(text).toContain('command=look.run /home/ada/pki Error: EACCES /home/ada/secret');
  expect(text).not.toContain('\u202E');
});

it('before anything was looked at there is still something to hand on', () => {
  expect(diagnosticsText({ ...options, inventory: undefined, findings: undefined, withPaths: false })).toContain(
    'Looked at: nothing yet\nFindings: not known yet\n',
  );
});
