import type { timeline as en } from '../en/timeline.ts';
import type { Translation } from '../translation.ts';

export const timeline: Translation<typeof en> = {
  label: '有効期間のタイムライン',
  column: { name: '名前', remaining: '残り', status: '状態', starts: '有効期間の開始', ends: '期限' },
  span: { month: '30日', quarter: '90日', year: '1年', decade: '10年', fit: '全体' },
  spanHint: {
    month: '30日間を表示',
    quarter: '90日間を表示',
    year: '1年間を表示',
    decade: '10年間を表示',
    fit: 'すべての有効期間を端から端まで表示',
  },
  spans: '表示する期間の長さ',
  zoomIn: '拡大',
  zoomOut: '縮小',
  toAsOf: '基準日時へ移動',
  asOf: '{{day}} 時点',
  now: '現在',
  shown: '{{from}} 〜 {{to}}',
  hint: 'ドラッグで移動 · {{key}} + ホイールで拡大縮小',
  legend: {
    title: '凡例',
    past: '過去',
    critical: '{{days}}日以内: 緊急',
    soon: '{{days}}日以内: まもなく期限',
    broken: '発行元が期限切れ',
  },
  row: {
    hole: '今回の読み取りでは見つかりません',
    below_other: '証明書 {{count}} 件',
    worst: '最も悪い状態: {{status}}',
    instance: '{{from}} から',
    unreadable: '日付を読めません',
  },
  tooltip: {
    validity: '{{from}} 〜 {{to}}',
    broken: '{{name}} が切れる {{instant}} に使えなくなります',
  },
  clock: { forward: '+{{hours}}時間', back: '−{{hours}}時間' },
  empty: '表示する証明書がありません。',
};
