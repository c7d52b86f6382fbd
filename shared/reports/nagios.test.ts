import { expect, it } from 'vitest';
import { findingsOf } from '../findings/findings-of.ts';
import { toldFindings } from '../findings/silence.ts';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory, type InventoryDrawing } from '../testing/an-inventory.ts';
import { judged } from '../testing/a-report.ts';
import { nagiosResult } from './nagios.ts';

const ending = (notAfter: string | undefined, subject = 'x') => ({
  certificates: [aCertificate({ subject, notAfter })],
});
function resultOf(files: InventoryDrawing['files'], ignore: readonly string[] = []) {
  const assessment = judged(anInventory({ files }));
  return nagiosResult(
    assessment,
    toldFindings(
      findingsOf(assessment),
      ignore.map((id) => ({ id, reason: '' })),
    ),
  );
}
const fine = ending('2027-01-01T00:00:00Z', 'fine');

it.each<[what: string, files: InventoryDrawing['files'], state: string]>([
  ['nothing', {}, 'OK'],
  ['one that lasts', { '/a.crt': fine }, 'OK'],
  ['one that ends soon', { '/a.crt': fine, '/b.crt': ending('2026-06-20T00:00:00Z') }, 'WARNING'],
  ['one that is critical', { '/a.crt': ending('2026-06-03T00:00:00Z') }, 'CRITICAL'],
  ['one that has expired', { '/a.crt': ending('2026-05-03T00:00:00Z') }, 'CRITICAL'],
  ['one without readable dates', { '/a.crt': fine, '/b.crt': ending(undefined) }, 'UNKNOWN'],
  ['a file that cannot be read', { '/a.crt': fine, '/b.crt': { problem: 'bad-pem' } }, 'UNKNOWN'],
  [
    'soon beside what cannot be read',
    { '/a.crt': ending('2026-06-20T00:00:00Z'), '/b.crt': { problem: 'bad-pem' } },
    'WARNING',
  ],
])('%s', (_what, files, state) => {
  const result = resultOf(files);
  expect(result.state).toBe(state);
  expect(result.line).toMatch(new RegExp(`^CERTIFICATES ${state} - [^|\\n]+ \\| [^|\\n]+\\n$`, 'u'));
});

it('performance data are labels with value, thresholds, minimum and maximum', () => {
  const { line } = resultOf({ '/a.crt': fine, '/b.crt': ending('2026-06-20T00:00:00Z') });
  const data = line.slice(line.indexOf(' | ') + 3).trimEnd();
  expect(data).toContain('certificates=2;;;0; expired=0;;0;0; critical=0;;0;0; soon=1;0;;0;');
  expect(data).toContain(`first_end=${19 * 86_400}s;;;;`);
  for (const item of data.split(' ')) expect(item).toMatch(/^[a-z_]+=-?\d+s?;\d*;\d*;\d*;$/u);
});

it('a finding alarms as well, unless it is ignored', () => {
  const files: InventoryDrawing['files'] = {
    '/etc/kubernetes/pki/apiserver.crt': { ...ending('2027-01-01T00:00:00Z', 'kube-apiserver'), key: 'differs' },
  };
  const found = resultOf(files);
  expect(found.state).toBe('CRITICAL');
  const ids = findingsOf(judged(anInventory({ files }))).map(({ id }) => id);
  expect(resultOf(files, ids).state).toBe('OK');
});

it('a bar or a line feed in a name begins no performance data', () => {
  const { line } = resultOf({ '/a|b\n.crt': ending('2026-05-03T00:00:00Z', 'x|expired=9\ny') });
  expect(line.match(/\|/gu)).toHaveLength(1);
  expect(line.match(/\n/gu)).toHaveLength(1);
});
