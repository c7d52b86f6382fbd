import { describe, expect, it } from 'vitest';
import { displayWidth, fitToWidth, padToWidth } from './display-width.ts';

it.each([
  ['ASCII', 'apiserver', 9],
  ['nothing', '', 0],
  ['accents', 'Zürich', 6],
  ['an accent of its own', 'Zu\u0308rich', 6],
  ['Japanese', '日本語', 6],
  ['katakana of half width', 'ｱｲｳ', 3],
  ['letters of full width', 'ＡＢ', 4],
  ['Korean', '한국', 4],
  ['emoji', '🔒', 2],
  ['beyond the first plane', '𠮷', 2],
])('%s: %s takes %i cells', (_what, text, cells) => {
  expect(displayWidth(text)).toBe(cells);
});

it('fills up by cells, not by characters', () => {
  expect(padToWidth('日本', 6)).toBe('日本  ');
  expect(padToWidth('toolong', 3)).toBe('toolong');
});

describe('a text too long', () => {
  it('loses its middle and keeps both ends', () => {
    expect(fitToWidth('system:node:worker-12', 11)).toBe('system…r-12');
    expect(fitToWidth('short', 5)).toBe('short');
  });

  it.each(['日本語の長い名前です', '𠮷𠮷𠮷𠮷𠮷𠮷𠮷', 'a日b本c語d'])(
    '%s never gets wider than asked, nor breaks a character',
    (text) => {
      const fitted = fitToWidth(text, 7);
      expect(displayWidth(fitted)).toBeLessThanOrEqual(7);
      expect(!/\p{Cs}/u.test(fitted)).toBe(true);
    },
  );
});
