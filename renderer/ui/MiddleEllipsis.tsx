import { useMemo } from 'react';
import './middle-ellipsis.css';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const maxTail = 10;
const shortChars = 12;
/** The tail is looked for in this many last characters, so that a text of any length costs the same. */
const tailChars = 64;

/**
 * Cuts in the middle, by grapheme, so that `system:node:…worker-12` keeps its tail. The two ends are drawn by the
 * style sheet; the page holds the text once and whole, for a screen reader, a search and a copy.
 */
export function MiddleEllipsis({ text, title = text }: { readonly text: string; readonly title?: string | undefined }) {
  const [head, tail] = useMemo(() => splitForTail(text), [text]);
  return (
    <span className="middle-ellipsis" data-head={head} data-tail={tail} title={title}>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

/** 60 % head, 40 % tail. */
function splitForTail(text: string): readonly [string, string] {
  if (text.length <= shortChars) return [text, ''];
  const graphemes = [...segmenter.segment(text.slice(-tailChars))].map(({ segment }) => segment);
  const tail = graphemes.slice(-Math.min(maxTail, Math.floor(graphemes.length * 0.4))).join('');
  return [text.slice(0, text.length - tail.length), tail];
}
