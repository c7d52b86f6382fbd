import type { kubeconfigVerdictsEn } from './kubeconfig-words-en.ts';
import type { Translation } from './translation.ts';

export const kubeconfigVerdictsJa: Translation<typeof kubeconfigVerdictsEn> = {
  expired: '期限切れ',
  'refuses-server': 'サーバーを検証不可',
  'foreign-ca': 'CA がほかと不一致',
  'ends-soon': '期限間近',
  superseded: '新しい証明書あり',
  'shares-key': '鍵がほかと同じ',
};
