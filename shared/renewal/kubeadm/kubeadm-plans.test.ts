import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { look } from '../../../electron/engine/look.ts';
import { assess } from '../../pki/assess.ts';
import type { Assessment } from '../../pki/assessment.ts';
import { defaultThresholds } from '../../pki/status.ts';
import { planMarkdown } from '../../reports/plan/plan-markdown.ts';
import { planShell } from '../../reports/plan/plan-shell.ts';
import { at } from '../../testing/a-certificate.ts';
import { runCli } from '../../testing/built-cli.ts';
import { bashSyntax, isInstalled, runBash, shellcheckRemarks } from '../../testing/check-shell.ts';
import { kubeadmNodeCopy, kubeadmTreeFolder } from '../../testing/kubeadm-corpora.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { languages } from '../../words/language.ts';
import { planWords } from '../../words/renewal/plan-words.ts';
import type { RenewalPlan, Step } from '../plan.ts';
import { plansFor } from '../plans-for.ts';

const made = '2026-11-23T00:00:00Z';
const hasShellcheck = isInstalled('shellcheck');
if (!hasShellcheck) console.warn('SKIPPED: shellcheck is not installed, so plans were only parsed by bash.');
const hasKubectl = isInstalled('kubectl');
if (!hasKubectl) console.warn('SKIPPED: kubectl is not installed, so what plans do to kubeconfigs was not run.');

async function assessed(place: string, iso = made): Promise<Assessment> {
  const { inventory } = await look([place], { sampleAt: at(iso) });
  return assess(inventory, { at: at(iso), thresholds: defaultThresholds });
}

async function planOf(place: string, iso = made): Promise<RenewalPlan> {
  const plans = plansFor(await assessed(place, iso), { language: 'en' });
  expect(plans).toHaveLength(1);
  const [plan] = plans;
  if (plan === undefined) throw new Error('no plan');
  return plan;
}

function tree(name: string): string {
  const folder = kubeadmTreeFolder(name);
  if (folder === undefined) throw new Error(`${name} is not here`);
  return folder;
}

const kinds = ({ steps }: RenewalPlan): readonly string[] =>
  steps.map(({ key }) => key.slice(key.lastIndexOf('/') + 1));
const stepsOf = ({ steps }: RenewalPlan, kind: string): readonly Step[] =>
  steps.filter(({ key }) => key.endsWith(kind));
const textOf = ({ steps }: RenewalPlan): string =>
  steps.flatMap(({ commands }) => commands.map(({ text }) => text)).join('\n');

const ordinary = [
  'back-up',
  'kubeadm-renew',
  'restart-controllers',
  'restart-etcd',
  'restart-apiserver',
  'kubelet-conf',
  'kubeconfig-copies',
  'verify-files',
  'verify-served',
  'verify-look',
];
const requests = ['csr-generate', 'csr-read', 'csr-sign', 'csr-install'];

const cases: readonly {
  readonly tree: string;
  readonly iso?: string;
  readonly due: RenewalPlan['due'];
  readonly limits: readonly string[];
  readonly steps: readonly string[];
}[] = [
  { tree: 'default-rsa', due: 'none', limits: ['sans', 'kubelets'], steps: ordinary },
  { tree: 'default-rsa', iso: '2027-11-10T00:00:00Z', due: 'due', limits: ['sans', 'kubelets'], steps: ordinary },
  {
    tree: 'default-rsa',
    iso: '2028-01-01T00:00:00Z',
    due: 'overdue',
    limits: ['sans', 'kubelets'],
    steps: [
      'back-up',
      'kubeadm-renew-offline',
      'restart-controllers',
      'restart-etcd',
      'restart-apiserver',
      'kubelet-make-conf',
      'kubelet-install-conf',
      'node-ready',
      'pending-requests',
      'kubeconfig-copies',
      'verify-files',
      'verify-served',
      'verify-look',
    ],
  },
  {
    tree: 'external-ca',
    due: 'none',
    limits: ['sans', 'kubelets'],
    steps: ordinary.toSpliced(2, 0, ...requests),
  },
  {
    tree: 'external-etcd',
    due: 'none',
    limits: ['sans', 'kubelets', 'external-etcd'],
    steps: ordinary.filter((step) => step !== 'restart-etcd'),
  },
  {
    tree: 'kubelet-rotated',
    due: 'none',
    limits: ['sans', 'kubelets'],
    steps: ordinary.filter((step) => step !== 'kubelet-conf'),
  },
  { tree: 'worker-node', due: 'none', limits: ['kubelets'], steps: ['back-up', 'kubelet-conf', 'verify-look'] },
  {
    tree: 'generate-csr',
    due: 'due',
    limits: [],
    steps: [
      'back-up',
      'csr-read',
      'csr-sign',
      'csr-install',
      'restart-controllers',
      'restart-apiserver',
      'kubeconfig-copies',
      'verify-look',
    ],
  },
  {
    // The CAs have expired with everything else: renewing under them would be of no use.
    tree: 'expired-all',
    due: 'overdue',
    limits: ['sans', 'cas', 'kubelets'],
    steps: [
      'back-up',
      'ca-create',
      'ca-expired',
      'ca-reissue',
      'ca-kubelets',
      'ca-cluster-info',
      'ca-create',
      'etcd-ca-reissue',
      'ca-create',
      'front-proxy-ca-reissue',
      'kubeconfig-copies',
      'verify-files',
      'verify-served',
      'verify-look',
    ],
  },
];

describe.each(cases)('kubeadm tree $tree at $iso', ({ tree: name, iso, due, limits, steps }) => {
  it.skipIf(kubeadmTreeFolder(name) === undefined)(
    'gives the steps it needs, in order, and says first what they do not mend',
    async () => {
      const plan = await planOf(tree(name), iso);
      expect({ due: plan.due, limits: plan.willNotFix.map(({ key }) => key), steps: kinds(plan) }).toEqual({
        due,
        limits,
        steps,
      });
      expect(new Set(plan.steps.map(({ key }) => key)).size).toBe(plan.steps.length);
    },
  );
});

const trees = [
  ...new Set(cases.map((each) => each.tree)),
  'ca-bundle-old-first',
  'mixed-validity',
  'missing-cert',
  'corrupt-cert',
  'ecdsa-p256-sans',
];
const hostileNames = ['$(touch /tmp/owned)', '`id`', `a'b"c`, 'x\ny', '-rf', 'a\u202eb', '```', '<script>', '*/ # x'];

describe('a plan as a script', () => {
  const places = [...trees.map(kubeadmTreeFolder).filter((folder) => folder !== undefined), 'sample:'];

  it.each(places)('for %s is taken by bash, and only lists its steps unasked', async (place) => {
    const assessment = await assessed(place);
    for (const language of languages) {
      const script = planShell(plansFor(assessment, { language }), planWords(language));
      expect(bashSyntax(script)).toBe('');
      const run = runBash(`PATH=/nowhere\n${script}`);
      expect(run.exitCode).toBe(0);
      const functions = script.match(/^\w+\(\) \{$/gmu) ?? [];
      // How to use it, and a line for each function but the one that prints them.
      expect(run.output.trimEnd().split('\n')).toHaveLength(functions.length);
    }
  });

  it.skipIf(!hasShellcheck)(
    'gives shellcheck nothing to remark, whatever the tree and the name of the node',
    async () => {
      const scripts = new Map<string, string>();
      const add = (name: string, assessment: Assessment): void => {
        for (const language of languages) {
          scripts.set(`${name}, ${language}`, planShell(plansFor(assessment, { language }), planWords(language)));
        }
      };
      for (const place of places) add(place, await assessed(place));
      const plain = await assessed(tree('default-rsa'));
      for (const name of hostileNames) add(JSON.stringify(name), renamed(plain, name));
      expect(shellcheckRemarks(scripts)).toBe('');
    },
    60_000,
  );
});

describe('the lines that verify', () => {
  it.each(['default-rsa', 'kubelet-rotated', 'external-ca', 'ecdsa-p256-sans'])(
    'succeed on the tree of %s they were made for',
    async (name) => {
      const folder = kubeadmTreeFolder(name);
      if (folder === undefined) return;
      const root = kubeadmNodeCopy(folder);
      const plan = await planOf(root);
      const [files] = stepsOf(plan, 'verify-files');
      const onTree = (text: string): string => text.replaceAll('/etc/kubernetes', join(root, 'etc/kubernetes'));
      // kubectl takes long to start, and reads every tree alike: one is enough.
      const runsKubectl = hasKubectl && name === 'kubelet-rotated';
      const commands = (files?.commands ?? []).filter(({ text }) => runsKubectl || !text.includes('kubectl'));
      const runs = commands.map(({ text }) => runBash(onTree(text)));
      expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(() => 0));
      const output = runs.map((run) => run.output).join('');
      expect(output.match(/Certificate will not expire/gu)).toHaveLength(7);
      expect(output.match(/: OK$/gmu)).toHaveLength(7);
      expect(output.match(/^notAfter=/gmu)).toHaveLength(runsKubectl ? 11 : 7);

      const [again] = stepsOf(plan, 'verify-look');
      const [, ...args] = (again?.commands[0]?.text ?? '').split(' ');
      const { stdout } = await runCli([...args, '--at', made, '--output', 'json']);
      const { certificates } = JSON.parse(stdout) as { certificates: readonly { status: string }[] };
      expect(new Set(certificates.map(({ status }) => status))).toEqual(new Set(['ok']));
    },
    60_000,
  );

  it('fail on a tree that was not renewed', async () => {
    const root = kubeadmNodeCopy(tree('default-rsa'));
    const plan = await planOf(root);
    const late = stepsOf(plan, 'verify-files')[0]?.commands[0]?.text.replaceAll(
      '/etc/kubernetes',
      join(root, 'etc/kubernetes'),
    );
    expect(runBash((late ?? '').replaceAll(/-checkend \d+/gu, '-checkend 40000000')).exitCode).toBe(1);
  });
});

describe('signing by hand', () => {
  const folder = kubeadmTreeFolder('generate-csr');
  it.skipIf(folder === undefined || !hasKubectl)(
    'turns a tree of requests into one that is well, by the very commands of the plan',
    async () => {
      const root = kubeadmNodeCopy(folder ?? '');
      makeWritable(root);
      const before = await planOf(root);
      const caDir = makeAuthorities();
      for (const kind of ['csr-read', 'csr-sign', 'csr-install']) {
        for (const { text } of stepsOf(before, kind).flatMap(({ commands }) => commands)) {
          const run = runBash(text.replaceAll('/etc/kubernetes', join(root, 'etc/kubernetes')), {
            env: { CA_DIR: caDir },
          });
          expect({ kind, ...run }).toMatchObject({ kind, exitCode: 0 });
        }
      }
      // Today is what openssl signed at; the requests themselves have no date.
      const now = new Date().toISOString();
      const { certificates, inventory } = await assessed(root, now);
      const leaves = certificates.filter(
        ({ role, certificate }) => role !== undefined && certificate.basicConstraints?.cA === false,
      );
      expect(new Set(leaves.map(({ role }) => role))).toEqual(
        new Set([
          'apiserver',
          'apiserver-etcd-client',
          'apiserver-kubelet-client',
          'front-proxy-client',
          'etcd-server',
          'etcd-peer',
          'etcd-healthcheck-client',
          'admin.conf',
          'super-admin.conf',
          'controller-manager.conf',
          'scheduler.conf',
          'kubelet-client',
        ]),
      );
      for (const each of leaves) {
        expect(each).toMatchObject({ status: 'ok', limitedBy: undefined });
        expect(each.issuers[0]?.proof).toBe('signature');
        expect(each.certificate.extKeyUsage).toEqual(usageOf(each.role ?? ''));
        expect(each.certificate.keyUsage).toEqual(['digitalSignature', 'keyEncipherment']);
        const used = each.sightings.filter(({ path }) => !path.endsWith('.conf.crt'));
        expect(used.map(({ key }) => key)).toEqual(used.map(() => 'matches'));
      }
      const apiserver = leaves.find(({ role }) => role === 'apiserver');
      expect(apiserver?.certificate.subjectAltName.dns).toContain('kubernetes.default.svc');
      expect(inventory.problems).toEqual([]);
    },
    60_000,
  );
});

function usageOf(role: string): readonly string[] {
  if (role === 'apiserver') return ['serverAuth'];
  return role === 'etcd-server' || role === 'etcd-peer' ? ['serverAuth', 'clientAuth'] : ['clientAuth'];
}

/** CAs as kubeadm makes them, laid out as in `/etc/kubernetes/pki`. */
function makeAuthorities(): string {
  const folder = tempFolder();
  mkdirSync(join(folder, 'etcd'));
  for (const [base, name] of [
    ['ca', 'kubernetes'],
    ['front-proxy-ca', 'front-proxy-ca'],
    ['etcd/ca', 'etcd-ca'],
  ] as const) {
    const made = runBash(
      `openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=${name} -keyout ${folder}/${base}.key -out ${folder}/${base}.crt \\
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,digitalSignature,keyEncipherment,keyCertSign`,
    );
    expect(made.exitCode).toBe(0);
  }
  return folder;
}

/** The corpora are read-only. */
function makeWritable(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isFolder = statSync(path).isDirectory();
    chmodSync(path, isFolder ? 0o700 : 0o600);
    if (isFolder) makeWritable(path);
  }
}

describe('several control planes', () => {
  it('are done one after the other, each well before the next, and one at a time for etcd', async () => {
    const plan = await planOf('sample:');
    const order = plan.steps
      .filter(({ key }) => /kubeadm-renew|restart-etcd-member|control-plane-healthy/u.test(key))
      .map(({ key }) => key);
    expect(order).toEqual(
      ['cp-1', 'cp-2', 'cp-3'].flatMap((node) => [
        `${node}/kubeadm-renew`,
        `${node}/restart-etcd-member`,
        `${node}/control-plane-healthy`,
      ]),
    );
  });

  it('all get their certificates before any restarts where everything has expired', async () => {
    const plan = await planOf('sample:', made);
    const late = plansFor(await lateSample(), { language: 'en' })[0];
    expect(plan.due).toBe('overdue');
    const order = kinds(late ?? plan).filter((kind) => /renew-offline|restart-etcd-member/u.test(kind));
    expect(order.slice(0, 3)).toEqual(['kubeadm-renew-offline', 'kubeadm-renew-offline', 'kubeadm-renew-offline']);
    expect(order.slice(3)).toEqual(['restart-etcd-member', 'restart-etcd-member', 'restart-etcd-member']);
  });

  it('give the steps of one node alone when asked', async () => {
    const [plan] = plansFor(await assessed('sample:'), { language: 'en', node: 'cp-2' });
    expect(plan?.nodes).toEqual(['cp-2']);
    expect(plan?.steps.filter(({ key }) => /^(?:cp-1|cp-3|worker)/u.test(key))).toEqual([]);
    expect(plansFor(await assessed('sample:'), { language: 'en', node: 'nobody' })).toEqual([]);
  });
});

/** The sample half a year after its apiservers ended, its cluster CA still living. */
async function lateSample(): Promise<Assessment> {
  const { inventory } = await look(['sample:'], { sampleAt: at('2026-11-23T00:00:00Z') });
  return assess(inventory, { at: at('2026-12-20T00:00:00Z'), thresholds: defaultThresholds });
}

describe('a certificatesDir of its own', () => {
  it('is in the commands where the configuration names it', async () => {
    const root = tempFolder();
    const source = tree('default-rsa');
    cpSync(join(source, 'etc-kubernetes'), join(root, 'etc/kubernetes'), { recursive: true });
    makeWritable(root);
    const config = join(root, 'etc/kubernetes/kubeadm.yaml');
    writeFileSync(
      config,
      `${readFileSync(config, 'utf8')}certificatesDir: /srv/k8s pki\ncertificateValidityPeriod: 2160h0m0s\n`,
    );
    const plan = await planOf(root);
    const text = textOf(plan);
    expect(text).toContain(`kubeadm certs renew all --cert-dir='/srv/k8s pki'`);
    expect(text).toContain(`-in '/srv/k8s pki/apiserver.crt'`);
    expect(text).not.toContain('/etc/kubernetes/pki/');
    const apiserver = plan.prediction.certificates.find(({ name }) => name === 'apiserver');
    expect(apiserver?.newNotAfter).toBe(at('2027-02-21T00:00:00Z'));
  });
});

describe('a hostile name', () => {
  it.each(hostileNames)('of a node (%j) breaks out of no command, remark or fence', async (name) => {
    const assessment = renamed(await assessed(tree('default-rsa')), name);
    const plans = plansFor(assessment, { language: 'en' });
    const script = planShell(plans, planWords('en'));
    expect(bashSyntax(script)).toBe('');
    const run = runBash(`PATH=/nowhere\n${script}`);
    expect(run.exitCode).toBe(0);
    expect(run.output).not.toContain('uid=');
    const markdown = planMarkdown(plans, assessment, planWords('en'));
    expect(markdown).not.toMatch(/^\s*<script/mu);
    expect(unfenced(markdown)).not.toContain('<script>');
    for (const { commands } of plans.flatMap(({ steps }) => steps)) {
      for (const { text } of commands) expect(bashSyntax(text)).toBe('');
    }
  });
});

/** Outside of code, with escapes taken as text. */
function unfenced(markdown: string): string {
  let fence: string | undefined;
  return markdown
    .split('\n')
    .filter((line) => {
      const [, run] = /^(`{3,})(?:sh)?$/u.exec(line) ?? [];
      if (fence === undefined && run !== undefined) fence = run;
      else if (fence !== undefined && run === fence) fence = undefined;
      else return fence === undefined;
      return false;
    })
    .join('\n')
    .replaceAll(/\\[<>]/gu, '');
}

/** The same certificates with another node's name in them. */
function renamed(assessment: Assessment, name: string): Assessment {
  const { inventory } = assessment;
  const certificates = inventory.certificates.map((certificate) => ({
    ...certificate,
    subject: {
      ...certificate.subject,
      attributes: certificate.subject.attributes.map((attribute) =>
        attribute.value === 'cp-1' || attribute.value === 'system:node:cp-1'
          ? { ...attribute, value: attribute.value.replace('cp-1', () => name) }
          : attribute,
      ),
    },
  }));
  return assess({ ...inventory, certificates }, { at: assessment.at, thresholds: defaultThresholds });
}
