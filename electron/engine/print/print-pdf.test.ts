import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { aCluster, built, judged } from '../../../shared/testing/a-report.ts';
import { tempFolder } from '../../../shared/testing/temp-folder.ts';
import { findChromium } from './find-chromium.ts';
import { printPdf } from './print-pdf.ts';

const { env } = process;
const canPrint = findChromium(env) !== undefined;
const canRead = spawnSync('pdftotext', ['-v']).error === undefined;
if (!canPrint || !canRead)
  console.warn('SKIPPED: the PDF is not read back without a Chromium and pdftotext (poppler-utils).');

function textOf(pdf: Uint8Array): { text: string; info: string } {
  const file = join(tempFolder(), 'report.pdf');
  writeFileSync(file, pdf);
  return {
    text: spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout,
    info: spawnSync('pdfinfo', [file], { encoding: 'utf8' }).stdout,
  };
}

describe.runIf(canPrint && canRead)('the PDF', () => {
  it.each([
    ['en', 'Certificate expiry report', 'admin.conf'],
    ['ja', '証明書の期限レポート', 'まもなく期限'],
  ] as const)(
    'in %s is text, with the number of each page',
    async (language, title, word) => {
      const html = built('html', judged(aCluster()), { language });
      const { text, info } = textOf(await printPdf(html, { env }));
      expect(info).toMatch(/^Page size:.*\(A4\)$/mu);
      expect(text).toContain(title);
      expect(text).toContain(word);
      const pages = text.split('\f').length - 1;
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThan(20);
      expect(text.replaceAll(' ', '')).toContain(`${pages}/${pages}`);
    },
    60_000,
  );

  it('of hostile HTML runs no script, and reaches neither the network nor the disk', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('from the network');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const secret = join(tempFolder(), 'secret.txt');
    writeFileSync(secret, 'from the disk');
    const { text } = textOf(
      await printPdf(
        `<!doctype html><meta http-equiv="refresh" content="0;url=${site}/refresh"><link rel="stylesheet" href="${site}/style">
        <p>printed</p><script>document.body.append('from a script')</script><img src="${site}/picture" onerror="document.body.append('from a script')">
        <iframe src="${pathToFileURL(secret).href}"></iframe><object data="${pathToFileURL(secret).href}"></object>
        <iframe src="${site}/frame"></iframe><iframe srcdoc="<script>document.body.append('from a script')</script>"></iframe>`,
        { env },
      ),
    );
    expect(text).toContain('printed');
    expect(text).not.toContain('from');
    expect(asked).toEqual([]);
    server.close();
  }, 60_000);

  it('that is no longer wanted is not waited for', async () => {
    const stop = new AbortController();
    const printing = printPdf('<p>x</p>', { env, signal: stop.signal });
    stop.abort();
    await expect(printing).rejects.toThrow('The printing was stopped.');
  });
});

it('without a browser says what to do', async () => {
  const without = { NOTAFTER_CHROMIUM: '/nowhere/chromium' };
  await expect(printPdf('<p>x</p>', { env: without })).rejects.toThrow(
    'name it in NOTAFTER_CHROMIUM, or file the report as HTML',
  );
});

it('a browser that is no program is told as that', async () => {
  const program = join(tempFolder(), 'chromium');
  writeFileSync(program, 'no program', { mode: 0o755 });
  const printing = printPdf('<p>x</p>', { env: { NOTAFTER_CHROMIUM: program } });
  await expect(printing).rejects.toThrow(/could not be started: .*ENOEXEC|gave no PDF/u);
});

it.each(['/bin/true', '/bin/cat'])('a browser that gives nothing is told as that: %s', async (program) => {
  await expect(printPdf('<p>x</p>', { env: { NOTAFTER_CHROMIUM: program } })).rejects.toThrow(`${program} gave no PDF`);
});
