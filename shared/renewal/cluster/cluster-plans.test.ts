import { describe, expect, it } from 'vitest';
import { assess } from '../../pki/assess.ts';
import type { Inventory } from '../../pki/inventory.ts';
import { defaultThresholds } from '../../pki/status.ts';
import { planShell } from '../../reports/plan/plan-shell.ts';
import { at } from '../../testing/a-certificate.ts';
import { bashSyntax, isInstalled, shellcheckRemarks } from '../../testing/check-shell.ts';
import { clusterRuleCases } from '../../testing/cluster-rule-cases.ts';
import { languages, type Language } from '../../words/language.ts';
import { planWords } from '../../words/renewal/plan-words.ts';
import { plansFor } from '../plans-for.ts';

const now = at('2026-06-01T00:00:00Z');
const hasShellcheck = isInstalled('shellcheck');
if (!hasShellcheck) console.warn('SKIPPED: shellcheck is not installed, so plans were only parsed by bash.');

const assessed = (inventory: Inventory) => assess(inventory, { at: now, thresholds: defaultThresholds });
const apiPlan = (inventory: Inventory, language: Language = 'en') =>
  plansFor(assessed(inventory), { language }).find(({ key }) => key.startsWith('api-'));
const commandsOf = (inventory: Inventory) =>
  (apiPlan(inventory)?.steps ?? []).flatMap(({ commands }) => commands.map(({ text }) => text)).join('\n');

describe('what is mended through the API of a cluster', () => {
  it.each([
    ['NA-F12', 'kubectl --context=prod certificate approve csr-1'],
    ['NA-F30', 'kubectl --context=prod get csr csr-1 -o yaml'],
    ['NA-F13', "grep -c 'BEGIN CERTIFICATE' /etc/kubernetes/pki/ca.crt"],
    [
      'NA-C13',
      'kubectl --context=prod patch validatingwebhookconfiguration policy --type=json --patch="[{\\"op\\":\\"add\\",\\"path\\":\\"/webhooks/0/clientConfig/caBundle\\"',
    ],
    ['NA-C22', 'kubectl --context=prod delete configmap kube-root-ca.crt --namespace=web'],
    ['NA-T08', 'cmctl renew --namespace=demo www'],
  ] as const)('%s: %s', (id, command) => {
    const [finds, leavesAlone] = clusterRuleCases[id];
    expect(commandsOf(finds())).toContain(command);
    expect(commandsOf(leavesAlone())).not.toContain(command);
  });

  it('never approves a request that does not fit its node', () => {
    expect(commandsOf(clusterRuleCases['NA-F30'][0]())).not.toContain('approve');
  });

  it('approves none of a signer whose requests cannot be held to a node', () => {
    const inventory = clusterRuleCases['NA-F12'][0]();
    const ofPeople = inventory.clusterObjects.map((each) =>
      each.kind === 'CertificateSigningRequest' ? { ...each, signerName: 'kubernetes.io/kube-apiserver-client' } : each,
    );
    expect(commandsOf(inventory)).toContain('approve');
    expect(commandsOf({ ...inventory, clusterObjects: ofPeople })).not.toContain('approve');
  });

  it('is shell that bash and shellcheck take, in both languages', () => {
    const scripts = new Map<string, string>();
    for (const [id, [finds]] of Object.entries(clusterRuleCases)) {
      for (const language of languages) {
        const script = planShell(plansFor(assessed(finds()), { language }), planWords(language));
        expect(bashSyntax(script)).toBe('');
        scripts.set(`${id} ${language}`, script);
      }
    }
    expect(hasShellcheck ? shellcheckRemarks(scripts) : '').toBe('');
  }, 60_000);
});
