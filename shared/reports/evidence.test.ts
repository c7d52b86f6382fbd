import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { judged } from '../testing/a-report.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { evidenceText } from './evidence.ts';

const a = aCertificate({ subject: 'a' });
const b = aCertificate({ subject: 'b' });

it('is a line for each certificate and file, each once, whatever the order of the look', () => {
  const text = evidenceText(
    judged(anInventory({ files: { '/x.crt': { certificates: [a, b, a] }, '/y.crt': { certificates: [a] } } })),
  );
  const again = evidenceText(
    judged(anInventory({ files: { '/y.crt': { certificates: [a] }, '/x.crt': { certificates: [b, a] } } })),
  );
  expect(text.split('\n')).toHaveLength(4);
  expect(again).toBe(text);
  expect(text).toContain(`${a.sha256}  /x.crt\n`);
});

it('is sorted as sort does it, and no path can pass for two lines', () => {
  const paths = ['/é', '/z', '/\u{1f50f}', '/\uff5e', '/a\nb', String.raw`/a\nb`];
  const files = Object.fromEntries(paths.map((path) => [path, { certificates: [a] }]));
  const text = evidenceText(judged(anInventory({ files })));
  const sorted = execFileSync('sort', ['-u'], { input: text, env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' });
  expect(text).toBe(sorted);
  expect(text.split('\n')).toHaveLength(paths.length + 1);
});

it('certificates stand in the order of their fingerprints', () => {
  const certificates = Array.from({ length: 40 }, (_, index) => aCertificate({ subject: `${index}` }));
  const lines = evidenceText(judged(anInventory({ files: { '/x.crt': { certificates } } })))
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(40);
  expect(lines).toEqual(lines.toSorted());
});

it('docs/reports.md works it out from the certificates alone, with openssl', () => {
  const documented = readFileSync(new URL('../../docs/reports.md', import.meta.url), 'utf8');
  const [, script] = /```sh evidence\n(?<script>[\s\S]*?)```/u.exec(documented) ?? [];
  expect(script).toBeDefined();
  const folder = tempFolder();
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=x',
      '-keyout',
      join(folder, 'k'),
      '-out',
      join(folder, 'x.crt'),
    ],
    { stdio: 'ignore' },
  );
  const der = execFileSync('openssl', ['x509', '-in', join(folder, 'x.crt'), '-outform', 'der']);
  const real = aCertificate({
    subject: 'x',
    sha256: createHash('sha256').update(der).digest('hex') as typeof a.sha256,
  });
  const path = join(folder, 'x.crt');
  const expected = createHash('sha256')
    .update(evidenceText(judged(anInventory({ files: { [path]: { certificates: [real] } } }))))
    .digest('hex');
  const printed = execFileSync('bash', ['-c', script ?? 'false', 'evidence', path], { encoding: 'utf8' });
  expect(printed.trim()).toBe(expected);
});
