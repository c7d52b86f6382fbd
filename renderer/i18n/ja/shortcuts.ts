import type { shortcuts as english } from '../en/shortcuts.ts';
import type { Translation } from '../translation.ts';

export const shortcuts: Translation<typeof english> = {
  title: 'キーボードショートカット',
  window: 'ウィンドウ',
  lists: '一覧・表・ツリーの中',
  move: '移動',
  unfold: '折りたたみ、展開、横への移動',
  ends: '先頭と末尾へ',
  show: '証明書を表示',
  part: '次の領域へ移動',
  close: 'パネルやダイアログを閉じる',
  singleKeysOff: '1 文字のショートカットはオフです。設定でオンにできます。',
};
