import type { TFunction } from 'i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import type { Language } from '../../shared/words/language.ts';
import { recognitionsText } from '../../shared/words/recognition-words.ts';
import { countKinds, kindCountsText } from './kind-counts.ts';

/** One line on what a set of places turned out to be. */
export function recognisedText(
  t: TFunction,
  language: Language,
  assessment: Assessment,
  places?: readonly string[],
): string {
  const what = kindCountsText(t, countKinds(assessment, places));
  const recognitions = assessment.recognitions.filter(({ place }) => places === undefined || places.includes(place));
  return recognitions.length === 0
    ? t('shell.recognised.other', { what })
    : t('shell.recognised.known', { who: recognitionsText(recognitions, language), what });
}
