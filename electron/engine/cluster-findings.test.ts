import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clusterSummaries } from '../../shared/findings/cluster-summary.ts';
import { findingsOf } from '../../shared/findings/findings-of.ts';
import { assess } from '../../shared/pki/assess.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { defaultThresholds } from '../../shared/pki/status.ts';
import { at } from '../../shared/testing/a-certificate.ts';
import { aClusterAccess } from '../../shared/testing/a-cluster-access.ts';
import { base64, secrets } from '../../shared/testing/a-small-cluster.ts';
import { aTroubledCluster, answersByUser, kubeconfigOfAdministrator } from '../../shared/testing/a-troubled-cluster.ts';
import { anApiServer, type AnswerRequest } from '../../shared/testing/an-api-server.ts';
import {
  hasRecordedCluster,
  kubeconfigAt,
  recordedAnswers,
  recordedCluster,
} from '../../shared/testing/recorded-cluster.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { findingText } from '../../shared/words/findings/finding-words.ts';
import { look } from './look.ts';

if (!hasRecordedCluster) {
  console.warn(`SKIPPED: findings about a recorded cluster, because ${recordedCluster} is not there.`);
}

const now = at('2026-11-23T00:00:00Z');

type Kubeconfig = (port: number, certificateAuthority: string) => string;

async function assessed(
  answer: AnswerRequest,
  kubeconfig: Kubeconfig,
  besides: readonly string[] = [],
): Promise<Assessment> {
  const server = await anApiServer(answer);
  onTestFinished(() => server.close());
  const folder = tempFolder({ config: kubeconfig(server.port, server.certificateAuthority) });
  const cluster = aClusterAccess({ allSecrets: true, now: () => now });
  const { inventory } = await look([`cluster:${join(folder, 'config')}`, ...besides], { cluster });
  return assess(inventory, { at: now, thresholds: defaultThresholds });
}

/** Without those about the kubeconfig, which has the CA of the server here and is as readable as this machine makes files. */
const ofCluster = (assessment: Assessment) =>
  findingsOf(assessment).filter(({ id }) => id !== 'NA-C21' && id !== 'NA-K07');

const messages = (assessment: Assessment): readonly string[] =>
  ofCluster(assessment).map((finding) => `${finding.severity} ${finding.id} ${findingText(finding, 'en').message}`);

const callsOf = (assessment: Assessment): readonly string[] =>
  clusterSummaries(assessment)
    .flatMap(({ calls }) => calls)
    .map(({ bundle, verdict }) => `${bundle.entryName ?? bundle.name} ${verdict.kind}`)
    .toSorted();

it('finds in a small cluster what is wrong there, each once, and no more', async () => {
  const assessment = await assessed(answersByUser(await aTroubledCluster(now)), kubeconfigOfAdministrator);
  expect(messages(assessment)).toEqual([
    'critical NA-T02 shop.example.com (server) ends in 6 days, on 2026-11-29 00:00 UTC, and nothing is known to renew it. Then clients that verify this server cannot connect.',
    'critical NA-K01 The private key beside Secret demo/mismatch belongs to another certificate.',
    'critical NA-C13 The caBundle of ValidatingWebhookConfiguration gate (gate.example.com) verifies none of the certificates that name gate.demo.svc: Secret demo/gate-tls.',
    'critical NA-C20 ValidatingWebhookConfiguration policy (garbage.example.com) has a caBundle without a readable certificate.',
    'warning NA-F13 approved is approved for kubernetes.io/kubelet-serving, and no certificate came.',
    'warning NA-F12 1 request to kubernetes.io/kubelet-serving waits, the longest for 60 minutes: pending, asked for by system:node:cp-1.',
    'warning NA-F30 names-another, asked for by system:node:cp-1 for node cp-1: it names db-7, which the node does not have.',
    'warning NA-F31 kubernetes.io/kubelet-serving refused failed of system:node:cp-1: by hand.',
  ]);
  expect(callsOf(assessment)).toEqual([
    'garbage.example.com useless',
    'gate.example.com refuses',
    'policy.example.com verifies',
    'roots.example.com unknown',
  ]);
});

it('knows by the files of a control plane that a CA rotation stopped half way, and signs nothing since', async () => {
  const lists = await aTroubledCluster(now);
  const [first, second] = (lists['/api/v1/configmaps'] ?? []).concat(lists[secrets] ?? []).flatMap(({ data }) => {
    const { 'ca.crt': pem } = (data ?? {}) as Readonly<Record<string, string>>;
    return pem === undefined ? [] : [pem.startsWith('-----') ? pem : Buffer.from(pem, 'base64').toString()];
  });
  const filesOf = async (authorities: string) => {
    const folder = tempFolder({ 'etc/kubernetes/pki/ca.crt': authorities });
    const found = findingsOf(
      await assessed(answersByUser(lists), kubeconfigOfAdministrator, [join(folder, 'etc/kubernetes')]),
    );
    return found.filter(({ id }) => id === 'NA-F13').map((finding) => findingText(finding, 'en'));
  };
  const [halfDone] = await filesOf(`${first}${second}`);
  expect(halfDone?.message).toMatch(/approved is approved .* holds more than one certificate\.$/u);
  expect(halfDone?.fix).toContain('Give --cluster-signing-cert-file a file with only the CA that signs');
  const [plain] = await filesOf(`${first}`);
  expect(plain?.message).not.toContain('more than one');
});

describe.skipIf(!hasRecordedCluster)('a recorded cluster', () => {
  const asAdministrator: Kubeconfig = (port, certificateAuthority) => kubeconfigAt('admin', port, certificateAuthority);

  it('has these findings about what only its API holds', async () => {
    const assessment = await assessed(recordedAnswers(), asAdministrator);
    // nodepool1 has the label, and cp-1 is none of AKS.
    const [ofApi, ofCertificates] = [/^\w+ NA-(?:F|C13|C20|C23|T08)/u, /^(\w+ NA-\w+)/u];
    expect(messages(assessment).filter((message) => ofApi.test(message))).toEqual([
      'critical NA-C20 APIService v1beta1.noca.example.test has no caBundle, and verification is not switched off.',
      'critical NA-T08 Certificate demo/failing was to be renewed at 2026-10-21 23:39 UTC, 32 days ago; what it has ends at 2026-11-20 23:39 UTC. It failed 7 times in a row. cert-manager says: The certificate request has failed to complete and will be retried: Failed to wait for order resource "failing-1-123" to become ready: order is in "invalid" state',
      'warning NA-F13 client-approved-not-issued is approved for kubernetes.io/kube-apiserver-client, and no certificate came.',
      'warning NA-F13 csr-serving-approved-not-issued is approved for kubernetes.io/kubelet-serving, and no certificate came.',
      'warning NA-F13 custom-approved-not-issued and custom-bad-cert are approved for example.test/custom, and no certificate came.',
      'warning NA-F13 kubelet-client-approved-not-issued is approved for kubernetes.io/kube-apiserver-client-kubelet, and no certificate came.',
      'warning NA-F12 1 request to kubernetes.io/kube-apiserver-client waits, the longest for 18 minutes: client-pending, asked for by kubernetes-admin.',
      'warning NA-F12 1 request to kubernetes.io/kubelet-serving waits, the longest for 18 minutes: csr-serving-pending-cp-1, asked for by system:node:cp-1.',
      'warning NA-F12 1 request to example.test/custom waits, the longest for 18 minutes: custom-pending, asked for by kubernetes-admin.',
      'warning NA-F30 kubelet-client-pending, asked for by provisioner for node worker-3: somebody else than that node asks; the cluster has no such node.',
      'warning NA-F31 kubernetes.io/kube-apiserver-client refused client-failed-bad-usages of kubernetes-admin: invalid usage for client certificate: server auth.',
      'warning NA-F31 kubernetes.io/kubelet-serving refused csr-serving-admin-failed of kubernetes-admin: subject organization is not system:nodes.',
      'warning NA-F31 kubernetes.io/kubelet-serving refused csr-serving-no-san of system:node:cp-1: DNS or IP subjectAltName is required.',
      'warning NA-F31 example.test/custom refused custom-failed of kubernetes-admin: CA unreachable: dial tcp: i/o timeout.',
      'warning NA-F31 kubernetes.io/kube-apiserver-client-kubelet refused kubelet-client-approved-bad-usages of provisioner: usages did not match [client auth digital signature key encipherment].',
      'notice NA-F33 aks-nodepool2-12345678-vmss000001 has no label kubernetes.azure.com/kubelet-serving-ca=cluster.',
      'notice NA-F32 APIService v1beta1.insecure.example.test has insecureSkipTLSVerify: whoever answers as metrics.demo.svc is believed.',
    ]);
    const others = messages(assessment).filter((message) => !ofApi.test(message));
    expect(others.map((message) => ofCertificates.exec(message)?.[1])).toEqual([
      'critical NA-T01',
      'critical NA-T01',
      'critical NA-K01',
      'warning NA-T04',
      ...Array.from({ length: 8 }, () => 'warning NA-C09'),
      'warning NA-C10',
      // What requests were answered with, whose requesters have taken it away.
      'notice NA-T01',
      'notice NA-T01',
      'notice NA-T05',
      'notice NA-T10',
      'notice NA-T10',
      'notice NA-T10',
      'notice NA-T06',
      'notice NA-C10',
    ]);
    // Only who knows the requester of a client certificate can say whether it should have it.
    const advice = ofCluster(assessment).map((finding) => findingText(finding, 'en').fix);
    const approving = (name: string) => advice.find((text) => text.includes(`certificate approve ${name}`)) ?? '';
    expect(approving('client-pending')).not.toContain('fit their nodes');
    expect(approving('csr-serving-pending-cp-1')).toContain('fit their nodes as far as could be checked');
  });

  it('has the verdicts on calls that its API server came to, where the served certificate is seen', async () => {
    const recorded = recordedAnswers();
    const [served = ''] =
      /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/u.exec(
        readFileSync(join(recordedCluster, 'served/fake-webhook-8443.txt'), 'utf8'),
      ) ?? [];
    const withServed: AnswerRequest = (request) => {
      const answer = recorded(request);
      if (!request.path.startsWith('/api/v1/secrets?') || !request.path.includes('type%3D')) return answer;
      const list = JSON.parse(String(answer?.body)) as { readonly items: readonly object[] };
      const secret = {
        metadata: { name: 'metrics-serving', namespace: 'demo' },
        type: 'kubernetes.io/tls',
        data: { 'tls.crt': base64(served), 'tls.key': '' },
      };
      return { status: 200, body: JSON.stringify({ ...list, items: [...list.items, secret] }) };
    };
    // Of each it is recorded what creating an object, or the aggregated API, came to.
    expect(callsOf(await assessed(withServed, asAdministrator))).toEqual([
      'bundle2.example.test verifies',
      'empty.example.test unknown',
      'gadgets.conv.example.test unknown',
      'good.example.test verifies',
      'mempty.example.test unknown',
      'mgood.example.test verifies',
      'mwrong.example.test refuses',
      'url.example.test unknown',
      'urlempty.example.test unknown',
      'v1beta1.insecure.example.test not-verified',
      'v1beta1.metrics.example.test verifies',
      'v1beta1.noca.example.test useless',
      'v1beta1.twoca.example.test verifies',
      'v1beta1.wrongca.example.test refuses',
      'widgets.conv.example.test verifies',
      'wrong.example.test refuses',
    ]);
  });
});
