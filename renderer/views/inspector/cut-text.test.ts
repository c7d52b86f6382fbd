import { expect, it } from 'vitest';
import { cutText } from './cut-text.ts';

it.each([
  ['a short text whole', 'abc', 5, { shown: 'abc', left: 0 }],
  ['a text that fits exactly whole', 'abcde', 5, { shown: 'abcde', left: 0 }],
  ['a long one up to the most', 'abcdef', 5, { shown: 'abcde', left: 1 }],
  ['no half of a character', 'abcd😀f', 5, { shown: 'abcd', left: 3 }],
  ['what draws nothing made visible', 'a\u202eb\nc', 9, { shown: 'a\\u{202e}b\\u{a}c', left: 0 }],
])('shows %s', (_what, text, most, cut) => {
  expect(cutText(text, most)).toEqual(cut);
});
