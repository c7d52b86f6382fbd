import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../../../../shared/testing/temp-folder.ts';
import { listContexts } from './list-contexts.ts';

/** JSON is YAML. */
const kubeconfig = (name: string, rest: object = {}): string =>
  JSON.stringify({
    kind: 'Config',
    clusters: [{ name, cluster: { server: `https://me:secret@${name}.example:6443`, ...rest } }],
    users: [{ name, user: { exec: { command: '/opt/bin/aws', args: ['--token', 'secret'] }, token: 'secret' } }],
    contexts: [
      { name, context: { cluster: name, user: name, namespace: 'demo' } },
      { name: `${name}-lost`, context: { cluster: 'nowhere' } },
    ],
    'current-context': name,
  });
const access = (home: string, environment: Readonly<Record<string, string>> = {}) => ({ home, environment });

it('lists the contexts of ~/.kube/config: where each leads and how it signs in, without any secret', () => {
  const home = tempFolder({ '.kube/config': kubeconfig('prod') });
  const { kubeconfigs, contexts, problem } = listContexts(undefined, access(home));
  expect([kubeconfigs, problem]).toEqual([[join(home, '.kube/config')], undefined]);
  expect(contexts).toEqual([
    {
      name: 'prod',
      place: 'cluster:#prod',
      isCurrent: true,
      cluster: 'prod',
      user: 'prod',
      namespace: 'demo',
      server: 'https://prod.example:6443',
      isUnverified: false,
      plugin: 'aws',
    },
    {
      name: 'prod-lost',
      place: 'cluster:#prod-lost',
      isCurrent: false,
      cluster: 'nowhere',
      user: undefined,
      namespace: undefined,
      server: undefined,
      isUnverified: false,
      plugin: undefined,
    },
  ]);
  expect(JSON.stringify(contexts)).not.toContain('secret');
});

it('merges the files of KUBECONFIG, and the first current context counts', () => {
  const home = tempFolder({ a: kubeconfig('a'), b: kubeconfig('b', { 'insecure-skip-tls-verify': true }) });
  const { contexts } = listContexts(undefined, access(home, { KUBECONFIG: `${home}/a:${home}/b` }));
  expect(contexts.map(({ name, isCurrent, isUnverified }) => [name, isCurrent, isUnverified])).toEqual([
    ['a', true, false],
    ['a-lost', false, false],
    ['b', false, true],
    ['b-lost', false, false],
  ]);
});

it('reads the file that is named, whatever stands in its name, and says why it cannot', () => {
  const folder = tempFolder({ 'odd#name': kubeconfig('x') });
  const named = listContexts(join(folder, 'odd#name'), access('/nowhere'));
  expect(named.contexts[0]?.place).toBe(`cluster:${folder}/odd%23name#x`);
  const { contexts, problem } = listContexts(join(folder, 'none'), access('/nowhere'));
  expect(contexts).toEqual([]);
  expect(problem).toContain(`${folder}/none`);
});
