import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { resources } from './resources.ts';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

const docs = new URL('../../../../docs/', import.meta.url);

it('docs/notafter-reader.yaml grants exactly what is asked for, and nothing but reading', () => {
  const { rules } = parse(readFileSync(new URL('notafter-reader.yaml', docs), 'utf8')) as { rules: readonly Rule[] };
  const granted = rules.flatMap(({ apiGroups, resources: plurals, verbs, resourceNames = [''] }) =>
    plurals.flatMap((plural) =>
      verbs.flatMap((verb) => resourceNames.map((name) => `${verb} ${apiGroups.join()} ${plural} ${name}`.trim())),
    ),
  );
  const group = (path: string): string => /^\/apis\/([^/]+)\//u.exec(path)?.[1] ?? '';
  const asked = resources.flatMap(({ groupVersions, plural, wellKnown = [], byName }) => {
    const which = `${group(groupVersions[0] ?? '')} ${plural}`;
    const gets = [...wellKnown, ...(byName ?? [])].map(([, name]) => `get ${which} ${name}`);
    return byName === undefined ? [`list ${which}`, ...gets] : gets;
  });
  expect(granted.toSorted()).toEqual([...new Set(asked)].toSorted());
});

it('docs/cluster.md names every list that is asked for', () => {
  const text = readFileSync(new URL('cluster.md', docs), 'utf8');
  expect(resources.filter(({ plural }) => !text.includes(plural))).toEqual([]);
});
