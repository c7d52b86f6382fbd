import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { en } from './en.ts';

/** Keys that are put together while the window runs; each prefix stands for all that begin with it. */
const dynamicPrefixes: readonly string[] = [
  'about.link.',
  'cluster.effect.',
  'cluster.misfit.',
  'cluster.outcome.',
  'cluster.part.',
  'cluster.state.',
  'cluster.unknown.',
  'cluster.useless.',
  'cluster.verdict.',
  'certificates.',
  'certificates.groupWithout.',
  'certificates.grouping.',
  'certificates.keyState.',
  'findings.choice.',
  'findings.severity.',
  'hierarchy.fact.',
  'hierarchy.fact.difference.',
  'inspector.store.',
  'inspector.defect.',
  'inspector.encoding.',
  'inspector.key.',
  'inspector.pathFault.',
  'inspector.proof.',
  'inspector.renewalTrigger.',
  'overview.',
  'overview.kubeconfigVerdict.',
  'overview.odd.',
  'overview.oddShort.',
  'overview.trust.',
  'overview.verdict.',
  'problem.title.',
  'report.formatHint.',
  'report.formatName.',
  'report.group.',
  'report.scopeName.',
  'report.unavailable.',
  'residual.',
  'settings.field.',
  'settings.problem.',
  'settings.themes.',
  'shell.counts.',
  'shell.coverage.reason.',
  'shell.placeKind.',
  'ssh.fault.',
  'ssh.node.by.',
  'ssh.secret.',
  'ssh.state.',
  'status.',
  'timeline.grouping.',
  'timeline.sentence.',
  'timeline.span.',
  'timeline.spanHint.',
];

const root = fileURLToPath(new URL('..', import.meta.url));
// A command or an event of the contract looks like a key.
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$|^i18n\/(?:en|ja)/u.test(file))
  .map((file) => readFileSync(`${root}/${file}`, 'utf8'))
  .join('\n')
  .replaceAll(/\b(?:(?:call|on|useAnswer)\(|Events\[)'[\w.-]+'/gu, '');

/** Dotted, plural forms folded into one. */
function keysOf(node: object, path: readonly string[] = []): readonly string[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[...path, key].join('.').replace(/_(?:one|other)$/u, '')]
      : keysOf(value as object, [...path, key]),
  );
}
const messages = new Set(keysOf(en));
const namespaces = Object.keys(en).join('|');
/** Whole keys between quotes, and the beginnings of those with something put in. */
const written = new Set(
  [...sources.matchAll(new RegExp(`['"\`]((?:${namespaces})\\.[\\w.-]+)['"\`]`, 'gu'))].map(([, key = '']) => key),
);
const begun = new Set(
  [...sources.matchAll(new RegExp(`\`((?:${namespaces})\\.[\\w.-]*)\\$\\{`, 'gu'))].map(([, prefix = '']) => prefix),
);

/** One part is put in, not several. */
const begins = (key: string, prefix: string) => key.startsWith(prefix) && !key.slice(prefix.length).includes('.');

it('every key that is put together begins with a declared prefix, and every such prefix is in use', () => {
  expect([...begun].toSorted()).toEqual(dynamicPrefixes.toSorted());
});

it('every key that the window asks for has its message', () => {
  expect([...written].filter((key) => !messages.has(key))).toEqual([]);
  expect(dynamicPrefixes.filter((prefix) => ![...messages].some((key) => begins(key, prefix)))).toEqual([]);
});

it('every message is shown somewhere', () => {
  const isUsed = (key: string) => written.has(key) || dynamicPrefixes.some((prefix) => begins(key, prefix));
  expect([...messages].filter((key) => !isUsed(key))).toEqual([]);
});
