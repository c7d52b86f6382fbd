import { visibleText } from '../../shared/x509/visible-text.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The file being read; empty when all are and the signatures are checked. */
  readonly current: string;
}

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A look that ends before this is not worth a word. */
const silentMs = 500;
const rewriteEveryMs = 100;
/** Where lines stay, in a log, only a few. */
const lineEveryMs = 5_000;
const clearLine = '\r\u001b[K';

/**
 * Tells how far a long look is: on a terminal in one line that rewrites itself, elsewhere in plain lines.
 * @param elapsedMs  since the look began, in milliseconds
 */
export function progressLine(
  stream: ProgressStream,
  elapsedMs: () => number,
): { report: (progress: Progress) => void; end: () => void } {
  const rewrites = stream.isTTY === true;
  const everyMs = rewrites ? rewriteEveryMs : lineEveryMs;
  let nextMs = silentMs;
  let shown = false;
  return {
    report: ({ done, total, current }) => {
      const nowMs = elapsedMs();
      if (nowMs < nextMs) return;
      nextMs = nowMs + everyMs;
      const head = `Looking: ${done} of ${total} files${current === '' ? '' : ', '}`;
      const file = visibleText(current);
      shown = true;
      const room = (stream.columns ?? 80) - head.length - 1;
      stream.write(rewrites ? clearLine + head + shortened(file, room) : `${head}${file}\n`);
    },
    end: () => {
      if (rewrites && shown) stream.write(clearLine);
    },
  };
}

/** Keeps the end, where the file's name is. */
function shortened(path: string, maxChars: number): string {
  if (path.length <= maxChars) return path;
  return maxChars > 1 ? `…${path.slice(1 - maxChars)}` : '';
}
