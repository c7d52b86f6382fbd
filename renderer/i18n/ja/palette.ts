import type { palette as english } from '../en/palette.ts';
import type { Translation } from '../translation.ts';

export const palette: Translation<typeof english> = {
  label: 'コマンド・証明書・日付',
  hint: '操作、証明書の名前、または 2027-03-01 のような日付',
  results: 'コマンド',
  nothing: '該当するものがありません。',
  view: '表示',
  action: '操作',
  recent: '最近使った場所',
  setting: '設定',
  asOfIn_other: '{{count}} 日後の時点で判定する',
  asOfAt: '{{instant}} 時点で判定する',
  theme: 'テーマ: {{theme}}',
  zone: 'タイムゾーン: {{zone}}',
};
