import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { readArguments } from './arguments.ts';

const fileAt = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Every command line of a document that begins with `notafter`, or with how a build is run; comments and pipes cut off. */
function commandsIn(markdown: string): readonly (readonly string[])[] {
  const blocks = [...markdown.matchAll(/^```\w*[^\n]*\n([\s\S]*?)^```/gmu)].map(([, block]) => block ?? '');
  return blocks
    .flatMap((block) => block.split('\n'))
    .flatMap(
      (line) =>
        /(?:^|[\s=])(?:notafter|node dist\/cli\.mjs) (?<args>(?:check|report|plan|serve) .*)$/u.exec(line)?.groups?.[
          'args'
        ] ?? [],
    )
    .filter((line) => !/\[|PLACE/u.test(line))
    .map((line) => line.replace(/\s(?:#|\||>|;;|&&|2>).*$/u, ''))
    .map((line) =>
      [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/gu)].map(
        ([, single, double, bare]) => single ?? double ?? bare ?? '',
      ),
    );
}

describe.each(['docs/recipes.md', 'README.md'])('%s', (path) => {
  const commands = commandsIn(fileAt(path));

  it.each(commands.map((args) => ({ line: args.join(' '), args })))('notafter $line is understood', ({ args }) => {
    const folder = tempFolder({ 'workers.txt': 'worker-1\n' });
    const values = { $ARG1$: '30d', $ARG2$: '7d', $ARG3$: '/etc/kubernetes', 'workers.txt': `${folder}/workers.txt` };
    const known = args.map((arg) =>
      Object.entries(values).reduce((text, [name, value]) => text.replace(name, value), arg),
    );
    expect(readArguments(known)).not.toMatchObject({ kind: 'usage-error' });
  });
});

it('the recipes have commands in them, or nothing would have been checked', () => {
  expect(commandsIn(fileAt('docs/recipes.md')).length).toBeGreaterThan(6);
  expect(readArguments(['report', 'pki', '--format', 'sarif,nothing'])).toMatchObject({ kind: 'usage-error' });
});

it('the YAML of the recipes is YAML', () => {
  const blocks = [...fileAt('docs/recipes.md').matchAll(/^```yaml\n([\s\S]*?)^```/gmu)];
  expect(blocks.length).toBeGreaterThan(1);
  for (const [, block] of blocks) expect(() => parse(block ?? '', { strict: true }) as unknown).not.toThrow();
});

interface Container {
  readonly image: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly securityContext: object;
  readonly resources: object;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
}
interface CronJob {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly schedule: string;
    readonly concurrencyPolicy: string;
    readonly jobTemplate: {
      readonly spec: {
        readonly backoffLimit: number;
        readonly activeDeadlineSeconds: number;
        readonly template: {
          readonly metadata: { readonly labels: Readonly<Record<string, string>> };
          readonly spec: {
            readonly restartPolicy: string;
            readonly automountServiceAccountToken: boolean;
            readonly hostNetwork?: boolean;
            readonly hostPID?: boolean;
            readonly nodeSelector: object;
            readonly tolerations: readonly { readonly key: string }[];
            readonly affinity: { readonly podAntiAffinity: object };
            readonly securityContext: object;
            readonly containers: readonly Container[];
            readonly volumes: readonly {
              readonly name: string;
              readonly hostPath: { readonly path: string; readonly type: string };
            }[];
          };
        };
      };
    };
  };
}

describe('the manifest of the CronJob', () => {
  const documents = parseAllDocuments(fileAt('docs/notafter-cronjob.yaml'), { strict: true, uniqueKeys: true });
  const [namespace, cronJob] = documents.map((document) => document.toJS() as CronJob);
  const job = cronJob?.spec.jobTemplate.spec;
  const pod = job?.template.spec;
  const [container, ...others] = pod?.containers ?? [];

  it('is two objects of the versions that exist', () => {
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    expect(namespace).toMatchObject({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: cronJob?.metadata.namespace },
    });
    expect(cronJob).toMatchObject({ apiVersion: 'batch/v1', kind: 'CronJob' });
    expect(cronJob?.spec.schedule).toMatch(/^(?:[\d*,/-]+ ){4}[\d*,/-]+$/u);
    expect(cronJob?.spec.concurrencyPolicy).toBe('Forbid');
    expect(job).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 600 });
  });

  it('writes nothing and may do nothing but read', () => {
    expect(others).toEqual([]);
    expect(pod).toMatchObject({
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect([pod?.hostNetwork, pod?.hostPID]).toEqual([undefined, undefined]);
    expect(container?.securityContext).toEqual({
      runAsUser: 0,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container?.resources).toHaveProperty('limits.memory');
    for (const { readOnly } of container?.volumeMounts ?? []) expect(readOnly).toBe(true);
  });

  it('mounts what it looks at, where the node has it', () => {
    const paths = new Map(pod?.volumes.map(({ name, hostPath }) => [name, hostPath.path]));
    const mounts = container?.volumeMounts ?? [];
    expect(mounts.map(({ name }) => name).sort()).toEqual([...paths.keys()].sort());
    for (const { name, mountPath } of mounts) expect(paths.get(name)).toBe(mountPath);
    const command = readArguments(container?.args ?? []);
    expect(command).toMatchObject({ kind: 'check', places: mounts.map(({ mountPath }) => mountPath) });
    expect(container?.command).toEqual(['node', '/notafter/cli.mjs']);
  });

  it('runs on control planes, at most once on each', () => {
    expect(pod?.nodeSelector).toHaveProperty(['node-role.kubernetes.io/control-plane']);
    expect(pod?.tolerations.map(({ key }) => key)).toContain('node-role.kubernetes.io/control-plane');
    expect(pod?.affinity.podAntiAffinity).toMatchObject({
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: job?.template.metadata.labels } },
      ],
    });
  });
});
