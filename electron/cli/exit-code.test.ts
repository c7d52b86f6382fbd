import { expect, it } from 'vitest';
import type { Finding, Severity } from '../../shared/findings/finding.ts';
import type { Silence } from '../../shared/findings/silence.ts';
import type { Assessment, Status } from '../../shared/pki/assessment.ts';
import { assess } from '../../shared/pki/assess.ts';
import { defaultThresholds } from '../../shared/pki/status.ts';
import { aCertificate, at } from '../../shared/testing/a-certificate.ts';
import { anInventory } from '../../shared/testing/an-inventory.ts';
import { emptyInventory } from '../../shared/pki/merge-inventories.ts';
import { exitCodeOf, worstExitCode } from './exit-code.ts';

const problem = { path: '/pki/x.crt', code: 'bad-pem', message: 'x.crt is cut off.' } as const;

it.each<[what: string, counts: Partial<Record<Status, number>>, hasProblem: boolean, code: number]>([
  ['nothing at all', {}, false, 0],
  ['only good certificates', { ok: 3 }, false, 0],
  ['one expired', { ok: 3, expired: 1 }, false, 1],
  ['one critical', { critical: 1 }, false, 1],
  ['one soon', { soon: 1 }, false, 1],
  ['one not valid yet: it cannot be used now', { 'not-yet-valid': 1 }, false, 1],
  ['one whose dates could not be read: seen, not judged', { ok: 1, unknown: 1 }, false, 3],
  ['an unreadable file', { ok: 1 }, true, 3],
  ['a finding beside an unreadable file', { soon: 1 }, true, 1],
  ['a finding beside an unreadable date', { expired: 1, unknown: 1 }, false, 1],
])('%s', (_what, counts, hasProblem, code) => {
  const none = { expired: 0, critical: 0, soon: 0, 'not-yet-valid': 0, unknown: 0, ok: 0 };
  const inventory: Assessment['inventory'] = { ...emptyInventory, problems: hasProblem ? [problem] : [] };
  expect(exitCodeOf({ certificates: [], counts: { ...none, ...counts }, inventory }, [])).toBe(code);
});

it('an expired certificate that was replaced where it lies is history', () => {
  const dated = aCertificate({ subject: 'system:node:n', label: 'old', notAfter: '2026-02-01T00:00:00Z' });
  const younger = aCertificate({ subject: 'system:node:n', notAfter: '2027-01-01T00:00:00Z' });
  const judged = (path: string) =>
    assess(
      anInventory({
        files: {
          '/n/var/lib/kubelet/pki/kubelet-client-2025.pem': { certificates: [dated] },
          [path]: { certificates: [younger] },
        },
      }),
      { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds },
    );
  expect(exitCodeOf(judged('/n/var/lib/kubelet/pki/kubelet-client-current.pem'), [])).toBe(0);
  expect(exitCodeOf(judged('/m/var/lib/kubelet/pki/kubelet-client-current.pem'), [])).toBe(1);
});

it('of several looks the worst counts, findings before what was not read', () => {
  expect(worstExitCode([0, 3, 1])).toBe(1);
  expect(worstExitCode([3, 0])).toBe(3);
  expect(worstExitCode([])).toBe(0);
});

it.each<[what: string, finding: Finding, silence: Silence | undefined, code: number]>([
  ['a critical finding', aFinding('critical'), undefined, 1],
  ['a warning', aFinding('warning'), undefined, 1],
  ['a notice', aFinding('notice'), undefined, 0],
  ['a critical finding that is ignored', aFinding('critical'), { id: 'NA-K01', reason: 'known' }, 0],
])('%s with nothing else', (_what, finding, silence, code) => {
  const counts = { expired: 0, critical: 0, soon: 0, 'not-yet-valid': 0, unknown: 0, ok: 1 };
  expect(exitCodeOf({ certificates: [], counts, inventory: emptyInventory }, [{ finding, silence }])).toBe(code);
});

function aFinding(severity: Severity): Finding {
  return { id: 'NA-K01', severity, certificates: [], places: [], params: { file: 'x.crt' } };
}
