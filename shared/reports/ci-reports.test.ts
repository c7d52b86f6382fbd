import { describe, expect, it } from 'vitest';
import { findingsOf } from '../findings/findings-of.ts';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory, type InventoryDrawing } from '../testing/an-inventory.ts';
import { aCluster, built, judged } from '../testing/a-report.ts';

interface Sarif {
  readonly runs: readonly [
    {
      readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
      readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly unknown[] }];
      readonly results: readonly {
        readonly ruleId: string;
        readonly level: string;
        readonly suppressions?: readonly unknown[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
        readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: object } }[];
      }[];
    },
  ];
}
const sarifOf = (...args: Parameters<typeof judged>) => (JSON.parse(built('sarif', judged(...args))) as Sarif).runs[0];

describe('SARIF', () => {
  it('a finding keeps its fingerprint on another day and under another folder, and no two share one', () => {
    const fingerprints = (run: Sarif['runs'][0]) =>
      run.results.map(({ partialFingerprints }) => partialFingerprints['certificateAndPlace/v1']);
    const first = fingerprints(sarifOf(aCluster()));
    expect(new Set(first).size).toBe(first.length);
    expect(fingerprints(sarifOf(aCluster(), '2026-06-02T00:00:00Z'))).toEqual(first);
    const expired = aCertificate({ subject: 'x', notAfter: '2026-05-01T00:00:00Z' });
    const under = (place: string) =>
      fingerprints(sarifOf(anInventory({ place, files: { [`${place}/pki/x.crt`]: { certificates: [expired] } } })));
    expect(under('/mnt/cp-1')).toEqual(under('/home/me/copy'));
  });

  it('two findings of one rule, certificate and place are told apart', () => {
    const assessment = judged(aCluster());
    const [finding] = findingsOf(assessment);
    const told = finding === undefined ? [] : [finding, finding].map((each) => ({ finding: each, silence: undefined }));
    const { results } = (JSON.parse(built('sarif', assessment, { findings: told })) as Sarif).runs[0];
    expect(new Set(results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size).toBe(2);
  });

  it('paths are relative to the place, and what stands in them is encoded', () => {
    const expired = aCertificate({ subject: 'x', notAfter: '2026-05-01T00:00:00Z' });
    const run = sarifOf(
      anInventory({ place: '/srv/a b', files: { '/srv/a b/pki/50% #1?.crt': { certificates: [expired] } } }),
    );
    expect(run.originalUriBaseIds).toEqual({ PLACE1: { uri: 'file:///srv/a%20b/' } });
    expect(run.results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({
      uri: 'pki/50%25%20%231%3F.crt',
      uriBaseId: 'PLACE1',
    });
  });

  it('levels follow severities, what is ignored is suppressed, what could not be read is notified', () => {
    const run = sarifOf(aCluster());
    expect(new Set(run.results.map(({ level }) => level))).toEqual(new Set(['error', 'warning', 'note']));
    expect(run.invocations[0].toolExecutionNotifications).toMatchObject([
      { level: 'error', descriptor: { id: 'bad-pem' } },
    ]);
    const silenced = JSON.parse(
      built('sarif', judged(aCluster()), { silences: [{ id: 'NA-T01', reason: 'known' }] }),
    ) as Sarif;
    expect(silenced.runs[0].results.filter(({ suppressions }) => suppressions !== undefined)).toMatchObject([
      { ruleId: 'NA-T01', suppressions: [{ kind: 'external', justification: 'known' }] },
    ]);
  });
});

describe('JUnit', () => {
  const xmlOf = (files: InventoryDrawing['files']) => built('junit', judged(anInventory({ files })));
  const ending = (notAfter: string | undefined) => ({ certificates: [aCertificate({ subject: 'x', notAfter })] });

  it.each<[what: string, files: InventoryDrawing['files'], counts: string]>([
    ['one that lasts passes', { '/a.crt': ending('2027-01-01T00:00:00Z') }, 'tests="1" failures="0" errors="0"'],
    ['one that ends soon fails', { '/a.crt': ending('2026-06-20T00:00:00Z') }, 'tests="1" failures="1" errors="0"'],
    ['one without readable dates is an error', { '/a.crt': ending(undefined) }, 'tests="1" failures="0" errors="1"'],
    [
      'a file that cannot be read is an error',
      { '/a.crt': { problem: 'bad-pem' } },
      'tests="1" failures="0" errors="1"',
    ],
  ])('%s', (_what, files, counts) => {
    const xml = xmlOf(files);
    expect(xml).toContain(`<testsuites name="NotAfter 0.0.0" ${counts}`);
    expect(xml.match(/<testcase /gu)).toHaveLength(1);
    expect(xml.match(/<failure /gu)?.length ?? 0).toBe(Number(/failures="(\d)"/u.exec(counts)?.[1]));
  });

  it('a finding fails the case of its certificate once, unless it is ignored', () => {
    const failures = (xml: string) => [...xml.matchAll(/NA-N01/gu)].length;
    const assessment = judged(aCluster());
    expect(failures(built('junit', assessment))).toBe(1);
    expect(failures(built('junit', assessment, { silences: [{ id: 'NA-N01', reason: '' }] }))).toBe(0);
  });
});
