import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aCluster, built, judged } from '../../../shared/testing/a-report.ts';
import { tempFolder } from '../../../shared/testing/temp-folder.ts';
import { findChromium } from './find-chromium.ts';
import { printPdf } from './print-pdf.ts';

const canPrint = findChromium(process.env) !== undefined;
const canRead = spawnSync('pdftotext', ['-v']).error === undefined;
if (!canPrint || !canRead)
  console.warn('SKIPPED: the PDF is not read back without a Chromium and pdftotext (poppler-utils).');

describe.runIf(canPrint && canRead)('the PDF', () => {
  it.each([
    ['en', 'Certificate expiry report', 'admin.conf'],
    ['ja', '証明書の期限レポート', 'まもなく期限'],
  ] as const)(
    'in %s is text, with the number of each page',
    async (language, title, word) => {
      const pdf = await printPdf(built('html', judged(aCluster()), { language }), process.env);
      const file = join(tempFolder(), 'report.pdf');
      writeFileSync(file, pdf);
      const { stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
      expect(spawnSync('pdfinfo', [file], { encoding: 'utf8' }).stdout).toMatch(/^Page size:.*\(A4\)$/mu);
      expect(stdout).toContain(title);
      expect(stdout).toContain(word);
      const pages = stdout.split('\f').length - 1;
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThan(20);
      expect(stdout.replaceAll(' ', '')).toContain(`${pages}/${pages}`);
    },
    60_000,
  );
});

it('without a browser says what to do', async () => {
  const env = { NOTAFTER_CHROMIUM: '/nowhere/chromium' };
  await expect(printPdf('<p>x</p>', env)).rejects.toThrow('name it in NOTAFTER_CHROMIUM, or file --format html');
});

it('a browser that gives nothing is told as that', async () => {
  await expect(printPdf('<p>x</p>', { NOTAFTER_CHROMIUM: '/bin/true' })).rejects.toThrow('/bin/true gave no PDF');
});
