import { expect, it } from 'vitest';
import { roles } from '../../shared/kubernetes/role.ts';
import { problemCodes } from '../../shared/pki/problem.ts';
import { statuses } from '../../shared/pki/assessment.ts';
import { roleName, whatStops } from '../../shared/words/role-words.ts';
import { languages } from '../../shared/words/language.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { preferredLanguage } from './language.ts';
import { startI18n } from './start-i18n.ts';

/** Every message by its dotted key, plural forms folded into one. */
function messagesOf(node: object, path: readonly string[] = []): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[[...path, key].join('.').replace(/_(?:one|other)$/u, ''), value] as const]
        : [...messagesOf(value as object, [...path, key])],
    ),
  );
}

const blanks = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{\{(\w+)\}\}/gu)]
    .map(([, name]) => name)
    .toSorted((a = '', b = '') => a.localeCompare(b));

it('a message has the same blanks in every language', () => {
  const japanese = messagesOf(ja);
  const different = [...messagesOf(en)].filter(
    ([key, text]) => blanks(text).join() !== blanks(japanese.get(key)).join(),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

it('Japanese never calls an expired certificate revoked', () => {
  const revoked = [...messagesOf(ja)].filter(([, text]) => text.includes('失効'));
  expect(revoked.map(([key]) => key)).toEqual([
    ...['revoked', 'revocation-list-useless', 'revocation-unchecked'].map((code) => `inspector.pathFault.${code}`),
    'overview.revocationLists',
    'problem.title.bad-revocation-list',
  ]);
});

it.each(languages)('every role, status and problem has its words in %s', (language) => {
  const { exists } = startI18n(language);
  expect(roles.filter((role) => whatStops(role, language) === '' || roleName(role, language) === '')).toEqual([]);
  expect(statuses.filter((status) => !exists(`status.${status}`))).toEqual([]);
  expect(problemCodes.filter((code) => !exists(`problem.title.${code}`))).toEqual([]);
});

it.each([
  [['ja-JP', 'en-US'], 'ja'],
  [['fr-FR', 'ja'], 'ja'],
  [['fr-FR'], 'en'],
  [[], 'en'],
  [['EN-us'], 'en'],
] as const)('of %j the window speaks %s', (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language);
});
