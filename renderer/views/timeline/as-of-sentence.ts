import type { TFunction } from 'i18next';
import { statuses } from '../../../shared/pki/assessment.ts';
import type { Judged } from '../../../shared/timeline/judge-lifetimes.ts';
import type { Lifetimes } from '../../../shared/timeline/lifetimes.ts';
import { firstToStop } from '../../../shared/timeline/first-to-stop.ts';
import { leafName } from '../../../shared/timeline/row-name.ts';
import type { Language } from '../../../shared/words/language.ts';
import { formatMinute, type Zone } from '../../format/instant.ts';

/** A frame asks for it more than once. */
const told = new WeakMap<Judged, { readonly key: string; readonly text: string }>();

/** `On 3 Dec 2026, 09:00 UTC: 2 expired, 5 critical, 41 fine. First to stop: kube-apiserver on cp-1.` */
export function asOfSentence(t: TFunction, frame: JudgedFrame, language: Language, zone: Zone): string {
  const key = `${language} ${zone}`;
  const known = told.get(frame.judged);
  if (known?.key === key) return known.text;
  const text = sentenceOf(t, frame, language, zone);
  told.set(frame.judged, { key, text });
  return text;
}

interface JudgedFrame {
  readonly judged: Judged;
  readonly lifetimes: Lifetimes;
}

function sentenceOf(t: TFunction, { judged, lifetimes }: JudgedFrame, language: Language, zone: Zone): string {
  const counts = Array.from({ length: statuses.length + 1 }, () => 0);
  for (const rank of judged.rank.subarray(0, lifetimes.related.length)) counts[rank] = (counts[rank] ?? 0) + 1;
  const parts = statuses
    .flatMap((status, rank) => {
      const count = counts[rank] ?? 0;
      return count > 0 ? [t(`timeline.sentence.${status}`, { count })] : [];
    })
    .join(t('timeline.sentence.and'));
  const instant = formatMinute(judged.at, language, zone);
  const first = firstToStop(lifetimes, judged.at);
  if (first === undefined) return t('timeline.sentence.nothingLeft', { instant, counts: parts });
  const { name } = leafName(lifetimes, first);
  const node = lifetimes.related[first]?.nodes[0];
  const who = node === undefined ? name : t('timeline.sentence.onNode', { name, node });
  return t('timeline.sentence.whole', { instant, counts: parts, name: who });
}
