import { useMemo } from 'react';
import './middle-ellipsis.css';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const maxTail = 10;

/** Cuts in the middle, by grapheme, so that `system:node:…worker-12` keeps its tail. The whole text stays in the page. */
export function MiddleEllipsis({ text, title }: { readonly text: string; readonly title?: string | undefined }) {
  const [head, tail] = useMemo(() => splitForTail(text), [text]);
  return (
    <span className="middle-ellipsis" title={title ?? text}>
      <span className="middle-ellipsis__head">{head}</span>
      <span className="middle-ellipsis__tail">{tail}</span>
    </span>
  );
}

/** 60 % head, 40 % tail. */
function splitForTail(text: string): readonly [string, string] {
  if (text.length <= 12) return [text, ''];
  const graphemes = [...segmenter.segment(text.slice(-256))].map(({ segment }) => segment);
  const tailLength = Math.min(maxTail, Math.floor(graphemes.length * 0.4));
  const tail = graphemes.slice(graphemes.length - tailLength).join('');
  return [text.slice(0, text.length - tail.length), tail];
}
