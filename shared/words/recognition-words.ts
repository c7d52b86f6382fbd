import type { Part } from '../kubernetes/distributions/distribution.ts';
import { distributionOf } from '../kubernetes/distributions/registry.ts';
import type { Recognition } from '../kubernetes/recognition.ts';
import { groupBy } from '../pki/group-by.ts';
import { visibleText } from '../x509/visible-text.ts';
import type { InEachLanguage, Language } from './language.ts';

/** Words for which distribution files are of. */
interface RecognitionWords {
  /** One of a kind behind the distribution's name. */
  readonly one: (distribution: string, part: Part) => string;
  readonly several: (distribution: string, counts: readonly (readonly [Part, number])[]) => string;
  /** Only typical layouts and names speak for it. */
  readonly probably: (what: string) => string;
  readonly chosen: (what: string) => string;
  readonly separator: string;
  readonly more: (count: number) => string;
}

const partsEn: Readonly<Record<Part, string>> = {
  'control-plane': 'control plane',
  worker: 'worker node',
  client: 'kubeconfig',
};
const partsJa: Readonly<Record<Part, string>> = {
  'control-plane': 'コントロールプレーン',
  worker: 'ワーカーノード',
  client: 'kubeconfig',
};

const words: InEachLanguage<RecognitionWords> = {
  en: {
    one: (distribution, part) => `${distribution} ${partsEn[part]}`,
    several: (distribution, counts) =>
      `${distribution} (${counts.map(([part, count]) => `${count} ${partsEn[part]}${count === 1 ? '' : 's'}`).join(', ')})`,
    probably: (what) => `probably ${what}`,
    chosen: (what) => `${what}, as you chose`,
    separator: '; ',
    more: (count) => `and ${count} more`,
  },
  ja: {
    one: (distribution, part) => `${distribution} ${partsJa[part]}`,
    several: (distribution, counts) =>
      `${distribution}（${counts.map(([part, count]) => `${partsJa[part]} ${count}`).join('、')}）`,
    probably: (what) => `${what}（推定）`,
    chosen: (what) => `${what}（手動で指定）`,
    separator: '、',
    more: (count) => `ほか ${count} 件`,
  },
};

/** `k3s control plane`, and how sure that is. */
export function recognitionName(recognition: Recognition, language: Language): string {
  const { distribution, part } = recognition;
  return withDoubt(words[language].one(distributionOf(distribution).displayName, part), recognition, language);
}

/** All of them in a phrase: `kubeadm (3 control planes, 1 worker node); GKE kubeconfig`. Empty where there is none. */
export function recognitionsText(recognitions: readonly Recognition[], language: Language): string {
  const { several, separator } = words[language];
  return [...groupBy(recognitions, ({ distribution }) => distribution)]
    .map(([distribution, group]) => {
      const [first, ...others] = group;
      if (first !== undefined && others.length === 0) return recognitionName(first, language);
      const counts = [...groupBy(group, ({ part }) => part)].map(([part, { length }]) => [part, length] as const);
      const isSure = group.some((each) => each.isSure);
      const isOverridden = group.some((each) => each.isOverridden);
      return withDoubt(several(distributionOf(distribution).displayName, counts), { isSure, isOverridden }, language);
    })
    .join(separator);
}

function withDoubt(
  what: string,
  { isSure, isOverridden }: Pick<Recognition, 'isSure' | 'isOverridden'>,
  language: Language,
): string {
  if (isOverridden) return words[language].chosen(what);
  return isSure ? what : words[language].probably(what);
}

/** On one line only what tells the most. */
const maxFacts = 2;

function evidenceText({ evidence }: Recognition): string {
  return evidence
    .slice(0, maxFacts)
    .map(({ fact }) => visibleText(fact))
    .join(', ');
}

/** A line for each of the first few, with what it is told by. */
export function recognitionLines(recognitions: readonly Recognition[], language: Language, most: number): string[] {
  const lines = recognitions.slice(0, most).map((recognition) => {
    const { node, root, place } = recognition;
    const where = visibleText(node ?? (root === '' ? place : root));
    const what = `${where}: ${recognitionName(recognition, language)}`;
    return recognition.evidence.length === 0 ? what : `${what} (${evidenceText(recognition)})`;
  });
  const left = recognitions.length - lines.length;
  return left > 0 ? [...lines, words[language].more(left)] : lines;
}
