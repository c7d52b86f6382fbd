import { describe, expect, it } from 'vitest';
import { assess } from '../../pki/assess.ts';
import { defaultThresholds } from '../../pki/status.ts';
import { at } from '../../testing/a-certificate.ts';
import {
  aKeyFact,
  drawn,
  drawnCa,
  drawnLeaf,
  san,
  seenOtherwise,
  type Drawing,
} from '../../testing/a-kubeadm-drawing.ts';
import type { RenewalPlan } from '../plan.ts';
import { plansFor } from '../plans-for.ts';

const home = '/etc/kubernetes';
const pki = `${home}/pki`;
const names = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'];
const ca = drawnCa('kubernetes');
const apiserver = drawnLeaf('kube-apiserver', ca, san(names, ['192.0.2.1', '10.96.0.1']));
const admin = drawnLeaf('kubernetes-admin', ca);

function planOf(files: Drawing['files'], rest: Omit<Drawing, 'files'> = {}): RenewalPlan {
  const inventory = drawn({
    files: {
      [`${pki}/ca.crt`]: ca,
      [`${pki}/ca.key`]: { key: ca.certificate.spkiSha256 },
      [`${pki}/apiserver.crt`]: apiserver,
      [`${home}/admin.conf`]: { user: admin.certificate, ca: ca.certificate },
      ...files,
    },
    ...rest,
  });
  const assessment = assess(inventory, { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds });
  const [plan] = plansFor(assessment, { language: 'en' });
  if (plan === undefined) throw new Error('no plan');
  return plan;
}

const kinds = ({ steps }: RenewalPlan): readonly string[] =>
  steps.map(({ key }) => key.slice(key.lastIndexOf('/') + 1));
const textOf = (plan: RenewalPlan, kind: string): string =>
  plan.steps
    .filter(({ key }) => key.endsWith(kind))
    .flatMap(({ commands }) => commands.map(({ text }) => text))
    .join('\n');
const limitsOf = ({ willNotFix }: RenewalPlan): readonly string[] => willNotFix.map(({ key }) => key);

const mends = ['compare-pairs', 'remake-apiserver', 'close-keys'];

it('a control plane without faults has no step that mends one', () => {
  const plan = planOf({});
  expect(kinds(plan).filter((kind) => mends.includes(kind))).toEqual([]);
  expect(limitsOf(plan)).toContain('sans');
  expect(plan.due).toBe('none');
});

describe('names that the API server’s certificate lacks', () => {
  const lacking = {
    [`${pki}/apiserver.crt`]: drawnLeaf('kube-apiserver', ca, { ...san(names, ['192.0.2.9']), label: 'lacking' }),
  };

  it('are mended between the renewal, which copies the old ones, and the restart', () => {
    const plan = planOf(lacking);
    expect(kinds(plan).filter((kind) => /renew|remake|restart-apiserver/u.test(kind))).toEqual([
      'kubeadm-renew',
      'remake-apiserver',
      'restart-apiserver',
    ]);
    const text = textOf(plan, 'remake-apiserver');
    expect(text).toContain('mv /etc/kubernetes/pki/apiserver.crt /etc/kubernetes/pki/apiserver.key');
    expect(text).toContain('kubeadm init phase certs apiserver --config=/root/kubeadm-cluster.yaml');
    expect(plan.steps.find(({ key }) => key.endsWith('remake-apiserver'))?.why).toContain('192.0.2.1');
    expect(limitsOf(plan)).toContain('san-missing');
    expect(limitsOf(plan)).not.toContain('sans');
    expect(plan.due).toBe('due');
  });

  it('go into the requests where the CA is elsewhere', () => {
    const { files, change } = {
      files: lacking,
      change: (inventory: Parameters<NonNullable<Drawing['change']>>[0]) => ({
        ...seenOtherwise(inventory, `${pki}/ca.crt`, { key: 'absent' as const }),
        keys: inventory.keys.filter(({ path }) => !path.endsWith('/ca.key')),
      }),
    };
    const plan = planOf(files, { change });
    expect(kinds(plan)).not.toContain('remake-apiserver');
    expect(limitsOf(plan)).toContain('san-missing-external');
  });
});

it('a pair that does not fit is looked at before a new one takes its place', () => {
  const plan = planOf(
    {},
    { change: (inventory) => seenOtherwise(inventory, `${pki}/apiserver.crt`, { key: 'differs' }) },
  );
  const order = kinds(plan);
  expect(order.indexOf('compare-pairs')).toBe(order.indexOf('kubeadm-renew') - 1);
  expect(textOf(plan, 'compare-pairs')).toContain('openssl pkey -in /etc/kubernetes/pki/apiserver.key -pubout');
  expect(plan.due).toBe('due');
});

it('what another CA signed is named first: renewing would sign with the one that lies there', () => {
  const twin = drawnCa('kubernetes', { label: 'another kubernetes' });
  const stray = drawnLeaf('kube-apiserver', twin, { ...san(names, ['192.0.2.1', '10.96.0.1']), label: 'stray' });
  const plan = planOf({ [`${pki}/apiserver.crt`]: stray }, { strangers: [[stray, ca]] });
  expect(plan.willNotFix.find(({ key }) => key === 'foreign')?.text).toContain('apiserver');
  expect(limitsOf(planOf({}))).not.toContain('foreign');
});

it('keys that everybody may read are closed on the node itself, not for the modes of a copy', () => {
  const withMode = (path: string, mode: number): RenewalPlan =>
    planOf(
      {},
      {
        change: ({ keys }) => ({
          keys: [...keys, aKeyFact(path, { file: { mode, modifiedAt: 0 as never, symlinkTarget: undefined } })],
        }),
      },
    );
  expect(textOf(withMode(`${pki}/apiserver.key`, 0o100_644), 'close-keys')).toBe(
    'chmod go-rwx /etc/kubernetes/pki/apiserver.key\nls -l /etc/kubernetes/pki/apiserver.key',
  );
  expect(kinds(withMode(`${pki}/apiserver.key`, 0o100_600))).not.toContain('close-keys');
  // A group may be meant to read them.
  expect(kinds(withMode(`${pki}/apiserver.key`, 0o100_640))).not.toContain('close-keys');
  expect(kinds(withMode('/srv/copy/etc/kubernetes/pki/apiserver.key', 0o100_644))).not.toContain('close-keys');
});

it('the prediction gives a CA that the plan replaces its ten years, and its leaves their whole own life', () => {
  const old = drawnCa('kubernetes', {
    notBefore: '2016-08-01T00:00:00Z',
    notAfter: '2026-08-01T00:00:00Z',
    label: 'old',
  });
  const below = drawnLeaf('kube-apiserver', old, { ...san(names, ['192.0.2.1', '10.96.0.1']), label: 'below' });
  const plan = planOf({
    [`${pki}/ca.crt`]: old,
    [`${pki}/ca.key`]: { key: old.certificate.spkiSha256 },
    [`${pki}/apiserver.crt`]: below,
    [`${home}/admin.conf`]: {
      user: drawnLeaf('kubernetes-admin', old, { label: 'a' }).certificate,
      ca: old.certificate,
    },
  });
  expect(kinds(plan)).toContain('ca-create');
  const told = new Map(plan.prediction.certificates.map((each) => [each.name, each]));
  expect(told.get('ca')).toMatchObject({ change: 'renewed', newNotAfter: at('2036-05-29T00:00:00Z') });
  expect(told.get('apiserver')).toMatchObject({
    change: 'renewed',
    newEffectiveNotAfter: at('2027-06-01T00:00:00Z'),
    limitedBy: undefined,
  });
});
