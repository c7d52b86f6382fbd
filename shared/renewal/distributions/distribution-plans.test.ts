import { describe, expect, it } from 'vitest';
import { look } from '../../../electron/engine/look.ts';
import type { DistributionId, Part } from '../../kubernetes/distributions/distribution.ts';
import { assess } from '../../pki/assess.ts';
import type { Assessment } from '../../pki/assessment.ts';
import { defaultThresholds } from '../../pki/status.ts';
import { planShell } from '../../reports/plan/plan-shell.ts';
import { at } from '../../testing/a-certificate.ts';
import { bashSyntax, isInstalled, shellcheckRemarks } from '../../testing/check-shell.ts';
import { aDistributionFolder, treeParts } from '../../testing/distribution-trees.ts';
import { languages } from '../../words/language.ts';
import { planWords } from '../../words/renewal/plan-words.ts';
import { placeholder } from '../shell-quote.ts';
import { plansFor } from '../plans-for.ts';

const now = at('2026-11-27T00:00:00Z');
const hasShellcheck = isInstalled('shellcheck');
if (!hasShellcheck) console.warn('SKIPPED: shellcheck is not installed, so plans were only parsed by bash.');

const made = new Map<string, Promise<Assessment>>();

/** Each tree is made once. */
function assessed(id: DistributionId, part: Part): Promise<Assessment> {
  const key = `${id}, ${part}`;
  const assessment = made.get(key) ?? assessAnew(id, part);
  made.set(key, assessment);
  return assessment;
}

async function assessAnew(id: DistributionId, part: Part): Promise<Assessment> {
  const { inventory } = await look([await aDistributionFolder(id, { at: now, part })], {});
  return assess(inventory, { at: now, thresholds: defaultThresholds });
}

/** What has to be typed for each, and what must never be advised where somebody else runs the control plane. */
const says: Readonly<Record<DistributionId, readonly string[]>> = {
  kubeadm: [],
  kind: ['docker exec kind-control-plane kubeadm certs renew all', 'docker restart kind-control-plane'],
  minikube: ['minikube start'],
  'docker-desktop': ['docker-desktop.yaml'],
  k3s: [
    'systemctl restart k3s',
    'k3s certificate rotate',
    'systemctl restart k3s-agent',
    '/var/lib/rancher/k3s/server/tls',
  ],
  rke2: ['systemctl restart rke2-server', 'rke2 certificate rotate', 'systemctl restart rke2-agent'],
  rke1: ['rke cert rotate'],
  k0s: ['k0s stop\nk0s start'],
  microk8s: ['microk8s refresh-certs -e server.crt', 'microk8s refresh-certs -e front-proxy-client.crt'],
  talos: ['talosctl kubeconfig --nodes'],
  openshift: ['oc get clusteroperators', 'oc adm certificate approve'],
  aks: ['az aks rotate-certs', 'get-credentials', '--overwrite-existing', 'kubernetes.azure.com/kubelet-serving-ca'],
  eks: ['aws eks update-kubeconfig'],
  gke: ['--start-credential-rotation', '--complete-credential-rotation'],
  kops: ['kops rolling-update cluster', 'kops export kubecfg'],
  'kube-aws': ['kube-aws render credentials'],
};

describe.each(treeParts.filter(([id]) => id !== 'kubeadm'))('a tree of %s, %s', (id, part) => {
  it('gives one plan of its own kind, with its commands, that ends with a look', async () => {
    const assessment = await assessed(id, part);
    for (const language of languages) {
      const plans = plansFor(assessment, { language });
      expect(plans.map(({ distribution }) => distribution)).toEqual([id]);
      const [plan] = plans;
      const text = plan?.steps.flatMap(({ commands }) => commands.map((command) => command.text)).join('\n') ?? '';
      for (const part of says[id]) expect(text).toContain(part);
      expect(plan?.steps.at(-1)?.key).toBe('verify-look');
      expect(new Set(plan?.steps.map(({ key }) => key)).size).toBe(plan?.steps.length);
      // No word was left to be filled in but what a person has to know.
      const words = JSON.stringify([
        plan?.title,
        plan?.willNotFix,
        plan?.steps.map(({ title, why, undo }) => [title, why, undo]),
      ]);
      expect(words).not.toMatch(/\{\w+\}/u);
      expect(text).not.toMatch(/\{(?!metadata|\.)\w+\}/u);
      const script = planShell(plans, planWords(language));
      expect(bashSyntax(script)).toBe('');
    }
  }, 30_000);
});

it.skipIf(!hasShellcheck)(
  'gives shellcheck nothing to remark',
  async () => {
    const scripts = new Map<string, string>();
    for (const [id, part] of treeParts) {
      const assessment = await assessed(id, part);
      for (const language of languages) {
        scripts.set(`${id}, ${part}, ${language}`, planShell(plansFor(assessment, { language }), planWords(language)));
      }
    }
    expect(shellcheckRemarks(scripts)).toBe('');
  },
  60_000,
);

it('never advises to touch the files of a node that a provider runs', async () => {
  for (const id of ['aks', 'eks', 'gke', 'openshift'] as const) {
    const part = treeParts.find(([each]) => each === id)?.[1] ?? 'worker';
    const [plan] = plansFor(await assessed(id, part), { language: 'en' });
    const changes = plan?.steps.flatMap(({ commands }) => commands.filter((command) => command.changes)) ?? [];
    for (const { text } of changes) expect(text).not.toMatch(/kubeadm|systemctl|\/etc\/kubernetes|\/var\/lib/u);
    expect(plan?.willNotFix.map(({ key }) => key)).toContain('managed-files');
  }
}, 60_000);

it('puts names of clusters into commands as they are, and refuses those that cannot be typed', async () => {
  const withContext = async (name: string) => {
    const assessment = await assessed('gke', 'client');
    const { inventory } = assessment;
    const kubeconfigs = inventory.kubeconfigs.map((each) => ({
      ...each,
      currentContext: name,
      contexts: each.contexts.map((context) => ({ ...context, name })),
    }));
    const judged = assess({ ...inventory, kubeconfigs }, { at: now, thresholds: defaultThresholds });
    const [plan] = plansFor(judged, { language: 'en' });
    return plan?.steps.find(({ key }) => key === 'gke-start')?.commands[0];
  };
  expect((await withContext('gke_project_europe-west1-b_$(id)'))?.text).toContain(`'$(id)'`);
  const refused = await withContext('gke_project_europe-west1-b_x\u202ey');
  expect(refused?.text).toContain(placeholder);
  expect(refused?.refused).toEqual([String.raw`x\u{202e}y`]);
}, 60_000);
