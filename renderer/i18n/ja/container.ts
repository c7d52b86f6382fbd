import type { container as english } from '../en/container.ts';
import type { Translation } from '../translation.ts';

export const container: Translation<typeof english> = {
  title: '{{name}} のパスワード',
  lead: '証明書と鍵をパスワードで保護した PKCS#12 です。',
  wrong: 'このパスワードでは開けません。正しいパスワードであれば、ファイルが壊れています。',
  password: 'パスワード',
  others_other: 'ほかの {{count}} 個のコンテナにも同じパスワードを試します。',
  promise: 'このウィンドウを閉じるまでメモリーに置き、保存はしません。秘密鍵は照合だけに使い、保持しません。',
  skip: '開かない',
  skipAll: 'すべて開かない',
  open: '開く',
};
