import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Inventory, RevocationListSighting } from '../pki/inventory.ts';
import type { ReportFormatId } from './format-ids.ts';
import { aCluster, built, judged, type ReportWish } from '../testing/a-report.ts';
import { aRevocationList } from '../testing/a-revocation-list.ts';

const cluster = aCluster();
const ca = cluster.certificates.find(({ subject }) => subject.text === 'CN=kubernetes');
const of = (...revocationLists: readonly RevocationListSighting[]): Inventory => ({ ...cluster, revocationLists });
const report = (id: ReportFormatId, inventory: Inventory, wish?: ReportWish, instant?: string): string =>
  built(id, judged(inventory, instant), wish);

const own = aRevocationList({ ...(ca && { ca }), path: '/etc/pki/kubernetes.crl' });
const stale = aRevocationList({ issuer: 'old|ca', nextUpdate: '2026-05-20T00:00:00Z' });
const silent = aRevocationList({ issuer: 'silent', nextUpdate: undefined });
const all = of(own, stale, silent, { ...own, path: '/srv/copy.crl' });

function events(text: string) {
  return new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').flatMap((component) => {
    const { uid, summary, description, startDate } = new ICAL.Event(component);
    return uid.includes('crl') ? [{ uid, summary, description, start: startDate.toString() }] : [];
  });
}

describe('the next update of a revocation list is an expiry', () => {
  it('in Markdown and text: a row for each list, what is due first first, with where it lies', () => {
    const markdown = report('markdown', all);
    const section = markdown.slice(markdown.indexOf('## Revocation lists'), markdown.indexOf('## Findings'));
    expect(
      section
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .slice(2),
    ).toEqual([
      '| expired | `old\\|ca` | 2026-05-20 00:00 UTC | 12 days ago | 2 | `/etc/pki/ca.crl` |',
      '| ok | `kubernetes` | 2026-06-10 08:00 UTC | 9 days | 2 | `/etc/pki/kubernetes.crl (+1)` |',
      '| unknown | `silent` | not said |  | 2 | `/etc/pki/ca.crl` |',
    ]);
    expect(report('text', all)).toContain('2026-06-10 08:00 UTC');
    expect(report('markdown', all, { language: 'ja' })).toContain('## 失効リスト');
  });

  it('in HTML as a section of its own; a list that no signature proves says so', () => {
    const html = report('html', all);
    const section = html.slice(html.indexOf('<section id="revocation"'), html.indexOf('<section id="hierarchy"'));
    expect(section.match(/<tr>/gu)).toHaveLength(4);
    expect(section.match(/signature not verified/gu)).toHaveLength(2);
    expect(html).toContain('<a href="#revocation">Revocation lists</a>');
  });

  it('without any list nothing is said of them', () => {
    for (const id of ['html', 'markdown', 'text', 'ical', 'openmetrics'] as const)
      expect(report(id, cluster)).not.toMatch(/revocation list|id="revocation"|crl_next|-crl@/iu);
  });

  it('a narrowed report has the lists of the CAs that are left', () => {
    const assessment = judged(all);
    const wish = { filter: { text: 'x', total: 6 } };
    const left = (isKept: (isCa: boolean) => boolean): string =>
      built(
        'markdown',
        {
          ...assessment,
          certificates: assessment.certificates.filter(({ certificate }) => isKept(certificate === ca)),
        },
        wish,
      );
    expect(left((isOurs) => isOurs)).toContain('kubernetes.crl');
    expect(left((isOurs) => isOurs)).not.toContain('silent');
    expect(left((isOurs) => !isOurs)).not.toContain('Revocation lists');
  });

  it('in a calendar the event of a CA moves with its next list, and keeps its UID', () => {
    const [first, ...others] = events(report('ical', of(own)));
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      uid: `${ca?.sha256}-crl@notafter`,
      summary: 'Next revocation list of kubernetes is due',
      start: '2026-06-10T08:00:00Z',
    });
    expect(first?.description).toContain('/etc/pki/kubernetes.crl');
    const next = aRevocationList({
      ...(ca && { ca }),
      thisUpdate: '2026-06-01T00:00:00Z',
      nextUpdate: '2026-07-10T08:00:00Z',
    });
    expect(report('openmetrics', of(own, next)).match(/^notafter_crl_next_update\{.*/gmu)).toEqual([
      expect.stringContaining('filepath="/etc/pki/ca.crl"'),
    ]);
    expect(events(report('ical', of(own, next)))).toMatchObject([{ uid: first?.uid, start: '2026-07-10T08:00:00Z' }]);
    // Before the newer one is issued, the older one counts.
    expect(events(report('ical', of(own, next), {}, '2026-05-15T00:00:00Z'))).toMatchObject([
      { uid: first?.uid, start: '2026-06-10T08:00:00Z' },
    ]);
    expect(new Set(events(report('ical', all)).map(({ uid }) => uid)).size).toBe(2);
  });

  it('as a metric of its own, a series for each file', () => {
    const text = report('openmetrics', all);
    expect(text.split('\n').filter((line) => line.startsWith('notafter_crl_next_update{'))).toEqual([
      expect.stringMatching(
        /^\S+filename="ca.crl",filepath="\/etc\/pki\/ca.crl",crl_kind="base",.*issuer_CN="old\|ca"\} 1779235200$/u,
      ),
      expect.stringMatching(/filepath="\/etc\/pki\/kubernetes.crl".*\} 1781078400$/u),
      expect.stringMatching(/filepath="\/srv\/copy.crl".*\} 1781078400$/u),
    ]);
  });
});
