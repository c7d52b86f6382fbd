import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findChromium } from './find-chromium.ts';

/** Why there is no PDF, in a sentence for a person. */
export class PrintError extends Error {}

/** A report of a few hundred pages takes seconds; whatever takes longer hangs. */
const timeoutMs = 120_000;

/**
 * Prints a report of ours, which is HTML that loads nothing, by a Chromium of this machine. It runs without a window in
 * a throw-away profile, and every name it would look up is answered with "not found".
 *
 * @throws PrintError where there is no Chromium, or it gave no PDF
 */
export async function printPdf(html: string, env: NodeJS.ProcessEnv): Promise<Uint8Array> {
  const chromium = findChromium(env);
  if (chromium === undefined) {
    throw new PrintError(
      'A PDF needs a Chromium, Chrome or Edge on this machine: install one, name it in NOTAFTER_CHROMIUM, or file --format html and print that.',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'notafter-pdf-'));
  try {
    const page = join(folder, 'report.html');
    const pdf = join(folder, 'report.pdf');
    await writeFile(page, html, { mode: 0o600 });
    const said = await ended(spawn(chromium, argumentsFor(folder, page, pdf), { stdio: ['ignore', 'ignore', 'pipe'] }));
    return await readFile(pdf).catch(() => {
      throw new PrintError(`${chromium} gave no PDF: ${said === '' ? 'it said nothing' : said}.`);
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function argumentsFor(folder: string, page: string, pdf: string): readonly string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--no-first-run',
    '--no-default-browser-check',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${join(folder, 'profile')}`,
    // Chromium refuses to run as root with its sandbox; the page has no script.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

/** @returns the last line it said about an error */
function ended(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-4_000)));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new PrintError(`Chromium did not finish the PDF within ${timeoutMs / 1_000} seconds.`));
    }, timeoutMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new PrintError(`Chromium could not be started: ${error.message}.`));
    });
    child.once('close', () => {
      clearTimeout(timer);
      resolve(said.trim().split('\n').at(-1)?.replace(/\.$/u, '') ?? '');
    });
  });
}
