import { describe, expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

describe('visibleText', () => {
  it.each([
    ['plain text', 'kube-apiserver, 10.0.0.1', 'kube-apiserver, 10.0.0.1'],
    ['Japanese, accents and emoji', '証明書 Zürich 🚀', '証明書 Zürich 🚀'],
    ['an ideographic space, which is drawn', '東京　都', '東京　都'],
    ['right-to-left override', 'exe.\u202egpj', String.raw`exe.\u{202e}gpj`],
    ['isolates', '\u2066a\u2069', String.raw`\u{2066}a\u{2069}`],
    ['zero-width space and joiner', 'a\u200bb\u200dc', String.raw`a\u{200b}b\u{200d}c`],
    ['byte order mark', '\ufeffa', String.raw`\u{feff}a`],
    ['escape sequence', '\u001b[31m', String.raw`\u{1b}[31m`],
    ['NUL, newline and delete', 'a\0b\nc\u007f', String.raw`a\u{0}b\u{a}c\u{7f}`],
    ['C1 control', 'a\u009bb', String.raw`a\u{9b}b`],
    ['line separator', 'a\u2028b', String.raw`a\u{2028}b`],
    ['tag characters', 'a\u{e0041}', String.raw`a\u{e0041}`],
    ['soft hyphen', 'a\u00adb', String.raw`a\u{ad}b`],
    ['Hangul filler', 'a\u3164b', String.raw`a\u{3164}b`],
    ['an interlinear annotation', 'a\ufff9b', String.raw`a\u{fff9}b`],
    ['a lone surrogate', 'a\ud800b', String.raw`a\u{d800}b`],
  ])('%s', (_what, text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });
});
