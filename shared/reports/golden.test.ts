import { expect, it } from 'vitest';
import { aFingerprint } from '../testing/a-pki.ts';
import { aCluster, built, judged } from '../testing/a-report.ts';
import { reportFormatIds } from './format-ids.ts';
import { reportFormat } from './formats.ts';

/** `npx vitest run -u` writes them anew; look at the difference before keeping it. */
const golden = (id: (typeof reportFormatIds)[number], language: string): string =>
  `./golden/${language}${reportFormat(id).extension}`;

it.each(reportFormatIds)('%s is what it was, and the same in every run', async (id) => {
  const text = built(id, judged(aCluster()));
  expect(built(id, judged(aCluster()))).toBe(text);
  await expect(text).toMatchFileSnapshot(golden(id, 'en'));
});

it.each(['html', 'markdown', 'text', 'ical', 'sarif'] as const)('%s in Japanese', async (id) => {
  await expect(built(id, judged(aCluster()), { language: 'ja' })).toMatchFileSnapshot(golden(id, 'ja'));
});

it.each(reportFormatIds.filter((id) => !['html', 'markdown', 'text', 'ical', 'sarif'].includes(id)))(
  '%s is for programs, and the same in every language',
  (id) => {
    expect(built(id, judged(aCluster()), { language: 'ja' })).toBe(built(id, judged(aCluster())));
  },
);

it.each(reportFormatIds)('%s names the evidence where it says so, and only there', (id) => {
  const [one, other] = ['a', 'b'].map((text) => built(id, judged(aCluster()), { evidenceSha256: aFingerprint(text) }));
  expect(one !== other).toBe(reportFormat(id).namesEvidence === true);
});

it('no two formats would share a file', () => {
  const extensions = reportFormatIds.map((id) => reportFormat(id).extension);
  expect(new Set(extensions).size).toBe(extensions.length);
});
