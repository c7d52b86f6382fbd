import { expect, it } from 'vitest';
import { progressLine } from './progress-line.ts';

/** Reports at the given moments; what was written. */
function written(stream: { isTTY?: boolean; columns?: number }, momentsMs: readonly number[], current = '/pki/a.crt') {
  const texts: string[] = [];
  let nowMs = 0;
  const line = progressLine({ ...stream, write: (text) => texts.push(text) }, () => nowMs);
  for (const momentMs of momentsMs) {
    nowMs = momentMs;
    line.report({ done: momentMs, total: 9_000, current });
  }
  line.end();
  return texts;
}

it('says nothing of a look that is over in half a second', () => {
  expect(written({ isTTY: true }, [0, 100, 499])).toEqual([]);
  expect(written({}, [0, 100, 499])).toEqual([]);
});

it('rewrites one line on a terminal, ten times a second at most, and leaves it empty', () => {
  expect(written({ isTTY: true }, [500, 550, 599, 600])).toEqual([
    '\r\u001b[KLooking: 500 of 9000 files, /pki/a.crt',
    '\r\u001b[KLooking: 600 of 9000 files, /pki/a.crt',
    '\r\u001b[K',
  ]);
});

it('writes a plain line every five seconds where lines stay', () => {
  expect(written({}, [500, 600, 5_499, 5_500])).toEqual([
    'Looking: 500 of 9000 files, /pki/a.crt\n',
    'Looking: 5500 of 9000 files, /pki/a.crt\n',
  ]);
});

it('keeps to the width of the terminal and shows the end of the path', () => {
  const [line = ''] = written({ isTTY: true, columns: 50 }, [500], `/${'long/'.repeat(30)}apiserver.crt`);
  const shown = line.replace('\r\u001b[K', '');
  expect(shown).toHaveLength(49);
  expect(shown).toMatch(/^Looking: 500 of 9000 files, ….*apiserver\.crt$/u);
});

it('writes no control character of a file name to the terminal', () => {
  const [line = ''] = written({ isTTY: true, columns: 200 }, [500], '/pki/\u001b]0;title\u0007.crt');
  expect(line.replace('\r\u001b[K', '')).toContain('/pki/\\u{1b}]0;title\\u{7}.crt');
});
