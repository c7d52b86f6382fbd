import { expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy-score.ts';

const actions = [
  ['Open kubeconfig…', 'kubeconfig を開く…'],
  ['Open PKI folder…', 'PKI フォルダーを開く…'],
  ['Certificates', '証明書'],
  ['Timeline', 'タイムライン'],
  ['Time zone: local', 'タイムゾーン: ローカル'],
  ['Keyboard shortcuts', 'キーボードショートカット'],
] as const;
const best = (query: string) =>
  actions
    .map((names) => ({ name: names[0], score: fuzzyScore(query, names) ?? -1 }))
    .filter(({ score }) => score >= 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ name }) => name);

it.each([
  ['the beginning of a name', 'tim', ['Timeline', 'Time zone: local']],
  ['Japanese', '証明', ['Certificates']],
  ['half-width katakana', 'ﾀｲﾑﾗｲﾝ', ['Timeline']],
  ['first letters of words', 'opf', ['Open PKI folder…']],
  ['first letters, past another one of the kind', 'pkf', ['Open PKI folder…']],
  ['words in another order', 'folder open', ['Open PKI folder…']],
  ['upper case', 'KUBE', ['Open kubeconfig…']],
  ['what fits nothing', 'xyz', []],
  ['letters strewn about', 'eoc', []],
] as const)('by %s', (_what, query, found) => {
  expect(best(query)).toEqual(found);
});
