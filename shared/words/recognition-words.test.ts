import { describe, expect, it } from 'vitest';
import type { Recognition } from '../kubernetes/recognition.ts';
import { recognitionLines, recognitionsText } from './recognition-words.ts';

const recognition = (rest: Partial<Recognition>): Recognition => ({
  place: '/captures',
  root: '/captures/cp-1',
  node: undefined,
  distribution: 'kubeadm',
  part: 'control-plane',
  evidence: [{ fact: 'etc/kubernetes/pki/apiserver.crt', path: undefined }],
  isSure: true,
  isOverridden: false,
  ...rest,
});

describe('whose files they are, in a phrase', () => {
  it.each<[string, Partial<Recognition>[], string, string]>([
    ['one node', [{}], 'kubeadm control plane', 'kubeadm コントロールプレーン'],
    [
      'several nodes and a kubeconfig',
      [{}, {}, { part: 'worker' }, { distribution: 'gke', part: 'client', isSure: false }],
      'kubeadm (2 control planes, 1 worker node); probably GKE kubeconfig',
      'kubeadm（コントロールプレーン 2、ワーカーノード 1）、GKE kubeconfig（推定）',
    ],
    [
      'a person’s word',
      [{ isOverridden: true }],
      'kubeadm control plane, as you chose',
      'kubeadm コントロールプレーン（手動で指定）',
    ],
    ['nothing', [], '', ''],
  ])('%s', (_what, parts, en, ja) => {
    const all = parts.map(recognition);
    expect(recognitionsText(all, 'en')).toBe(en);
    expect(recognitionsText(all, 'ja')).toBe(ja);
  });
});

it('names the first few with what told so, and hides nothing a terminal would obey', () => {
  const hostile = recognition({ node: 'a\u001b[2J', evidence: [{ fact: 'CN=x\u202e', path: undefined }] });
  const lines = recognitionLines([hostile, recognition({}), recognition({})], 'en', 2);
  expect(lines).toHaveLength(3);
  for (const unseen of ['\u001b', '\u202e']) expect(lines.join('')).not.toContain(unseen);
  expect(lines[1]).toBe('/captures/cp-1: kubeadm control plane (etc/kubernetes/pki/apiserver.crt)');
  expect(lines[2]).toBe('and 1 more');
});
