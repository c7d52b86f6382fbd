import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Judged } from '../../../shared/timeline/judge-lifetimes.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { Zone } from '../../format/instant.ts';
import { asOfSentence } from './as-of-sentence.ts';
import type { Plot } from './plot.ts';

/** Said at most this often while the instant moves, and once it rests. */
const sayEveryMs = 500;

export interface AsOfSentenceProps {
  readonly plot: Plot | undefined;
  readonly language: Language;
  readonly zone: Zone;
}

/** What the instant means, in words: written anew in every frame of a drag, and read out now and then. */
export function AsOfSentence({ plot, language, zone }: AsOfSentenceProps) {
  const { t } = useTranslation();
  const seen = useRef<HTMLParagraphElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!plot) return undefined;
    let shownAt: number | undefined;
    let shown: Judged | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = '';
    const stop = plot.watch((frame) => {
      // The clock ticks too; only what the person moves is worth saying.
      const isMoved = shownAt !== undefined && shownAt !== frame.at && frame.at !== frame.now;
      shownAt = frame.at;
      if (frame.judged === shown) return;
      shown = frame.judged;
      last = asOfSentence(t, frame, language, zone);
      if (seen.current) seen.current.textContent = last;
      if (!isMoved) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        if (said.current) said.current.textContent = last;
      }, sayEveryMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [plot, language, zone, t]);
  return (
    <>
      <p ref={seen} className="timeline__sentence tabular" />
      <p ref={said} className="visually-hidden" role="status" />
    </>
  );
}
