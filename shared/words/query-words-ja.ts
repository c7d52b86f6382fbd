import { exampleOf } from '../query/example-of.ts';
import { fields } from '../query/fields.ts';
import type { QueryWords } from './query-words.ts';

export const queryWordsJa: QueryWords = {
  'unknown-field': ({ field, nearest }) =>
    nearest === undefined
      ? `${field} という項目はありません。使えるのは ${fields.join('、')} です。文字列として探すときは引用符で囲んでください`
      : `${field} という項目はありません。${nearest} ではありませんか？コロンを含む文字列は引用符で囲んでください`,
  'unknown-value': ({ field, value, nearest, choices }) =>
    nearest === undefined
      ? `${field} に ${value} という値はありません。${choices.join('、')} から選んでください`
      : `${field} に ${value} という値はありません。${nearest} ではありませんか？`,
  'value-missing': ({ field }) => `${field} の値がありません。例: ${exampleOf(field)}`,
  'quote-open': () => '引用符が閉じられていません。文字列の後ろに " を付けてください',
  'no-duration': ({ value }) => `${value} は期間ではありません。90m、12h、30d、2w、1y のように書いてください`,
  'no-date': ({ value }) =>
    `${value} は期間でも日付でもありません。30d、2027、2027-03、2027-03-01、2027-03-01T09:00:00Z のように書いてください`,
  'comparison-missing': ({ field, value }) =>
    `それより早いものは ${field}:<${value}、遅いものは ${field}:>${value} と書いてください`,
  'range-backwards': ({ value }) => `${value} は終わりが始まりより前です。早いほうを先に書いてください`,
  'no-hex': ({ value }) => `${value} は 16 進数ではありません。使えるのは 0〜9、a〜f とコロンです`,
};
