import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devtoolsPipe, type SendCommand } from './devtools-pipe.ts';
import { fillPage } from './fill-page.ts';
import { findChromium } from './find-chromium.ts';
import { PrintError, stoppedPrinting } from './print-error.ts';

export interface PrintOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Ends the browser; the printing fails then. */
  readonly signal?: AbortSignal | undefined;
}

/** A report of a few hundred pages takes seconds; whatever takes longer hangs. */
const timeoutMs = 120_000;
/** What a browser that was asked to end gets for it. */
const closingMs = 5_000;

/**
 * Prints a report, which is HTML that loads nothing, by a Chromium of this machine. It runs without a window in a
 * throw-away profile, is spoken to over a pipe, and every name it would look up is answered with "not found".
 *
 * @throws PrintError where there is no Chromium, or it gave no PDF
 */
export async function printPdf(html: string, { env, signal }: PrintOptions): Promise<Uint8Array> {
  const chromium = findChromium(env);
  if (chromium === undefined) {
    throw new PrintError(
      'A PDF needs a Chromium, Chrome or Edge on the machine NotAfter runs on: install one, name it in NOTAFTER_CHROMIUM, or file the report as HTML and print that.',
    );
  }
  const profile = await mkdtemp(join(tmpdir(), 'notafter-pdf-'));
  try {
    return await printedBy(chromium, profile, html, signal);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function printedBy(
  chromium: string,
  profile: string,
  html: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const child = spawn(chromium, argumentsFor(profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = endOf(child);
  let why: string | undefined;
  const stop = (reason: string) => {
    why ??= reason;
    child.kill('SIGKILL');
  };
  const onAbort = () => stop(stoppedPrinting);
  const timer = setTimeout(
    () => stop(`Chromium did not finish the PDF within ${timeoutMs / 1_000} seconds.`),
    timeoutMs,
  );
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted === true) onAbort();
  try {
    const { send } = devtoolsPipe(child);
    const pdf = await printedOver(send, html);
    // Its profile can be removed only when it has ended.
    send('Browser.close').catch(() => undefined);
    const closing = setTimeout(() => child.kill('SIGKILL'), closingMs);
    await ended;
    clearTimeout(closing);
    return pdf;
  } catch (error) {
    const said = await killed(child, ended);
    const reason = error instanceof Error ? error.message : String(error);
    throw new PrintError(
      why ??
        (said.startError
          ? `Chromium could not be started: ${said.startError}.`
          : `${chromium} gave no PDF: ${said.text === '' ? reason : said.text}.`),
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function printedOver(send: ReturnType<typeof devtoolsPipe>['send'], html: string): Promise<Uint8Array> {
  const { targetId } = (await send('Target.createTarget', {
    url: 'about:blank',
  })) as { targetId: string };
  const { sessionId } = (await send('Target.attachToTarget', {
    targetId,
    flatten: true,
  })) as { sessionId: string };
  const toPage: SendCommand = (method, params) => send(method, params, sessionId);
  await fillPage(toPage, html);
  const { data } = (await toPage('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateDocumentOutline: true,
  })) as { data: string };
  return Buffer.from(data, 'base64');
}

function argumentsFor(profile: string): readonly string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--no-first-run',
    '--no-default-browser-check',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${profile}`,
    // Chromium refuses to run as root with its sandbox; the page runs no script.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--remote-debugging-pipe',
    'about:blank',
  ];
}

interface End {
  /** The last line it said. */
  readonly text: string;
  /** Why it did not even begin. */
  readonly startError?: string;
}

function endOf(child: ChildProcess): Promise<End> {
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-4_000)));
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ text: '', startError: message }));
    child.once('close', () =>
      resolve({
        text: said.trim().split('\n').at(-1)?.replace(/\.$/u, '') ?? '',
      }),
    );
  });
}

function killed(child: ChildProcess, ended: Promise<End>): Promise<End> {
  child.kill('SIGKILL');
  return ended;
}
