import type { reconcileEn } from './reconcile-words-en.ts';
import type { Translation } from './translation.ts';

export const reconcileJa: Translation<typeof reconcileEn> = {
  verdict: {
    same: 'ディスクと同じ',
    'renewed-not-served': 'ディスク上は更新済み、提示は古いまま',
    'served-newer': 'ディスクより新しい',
    'another-ca': 'ディスクにない CA の署名',
    'own-making': 'コンポーネントが自ら作成',
    'not-on-disk': '対応するファイルなし',
    'not-answered': '証明書の提示なし',
  },
  bySystemRoots: 'このシステムのルートで検証可',
  trust: {
    trusted: '{{files}} で検証可',
    'not-trusted': '{{files}} では検証不可',
    unknown: '{{files}} では確認できず',
    'system-roots': '{{files}} はシステムのルートを信頼（未確認）',
    'system-trusted': '{{files}} が信頼するシステムのルートで検証可',
    'system-not-trusted': '{{files}} が信頼するシステムのルートでは検証不可',
    'not-verified': '{{files}} は検証しない設定',
  },
};
