import type { IgnoredReason } from '../pki/inventory.ts';

/** Why a file is no row and no problem. */
export const ignoredReasonsEn = {
  'no-certificate-material': 'holds no certificate, key or kubeconfig',
  'already-read': 'already read under another name',
  'ssh-certificate': 'an SSH certificate, which is no X.509',
  'ssh-key': 'an SSH public key, which is no X.509',
  'not-there': 'does not exist, which is normal',
} as const satisfies Readonly<Record<IgnoredReason, string>>;

export const ignoredReasonsJa: Readonly<Record<IgnoredReason, string>> = {
  'no-certificate-material': '証明書・鍵・kubeconfig を含まない',
  'already-read': '別の名前で読み込み済み',
  'ssh-certificate': 'SSH 証明書（X.509 ではない）',
  'ssh-key': 'SSH 公開鍵（X.509 ではない）',
  'not-there': '存在しない（異常ではない）',
};
