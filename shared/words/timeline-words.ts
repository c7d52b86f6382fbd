import type { Status } from '../pki/assessment.ts';
import type { InEachLanguage } from './language.ts';

/** Words of the timeline that also leave the window as a picture. */
export interface TimelineWords {
  readonly title: string;
  readonly status: Readonly<Record<Status, string>>;
  readonly asOf: (instant: string) => string;
  readonly now: string;
  readonly replaced: string;
  readonly overdue: string;
  readonly renewal: string;
  readonly broken: string;
  readonly bandsInstead: (certificates: number) => string;
  readonly certificates: (count: number) => string;
  readonly zone: (tone: 'critical' | 'soon', endEntityDays: number, caDays: number) => string;
  readonly described: (certificates: number, from: string, to: string) => string;
  readonly filter: (text: string) => string;
  readonly rowsLeftOut: (rows: number) => string;
  /** A clock that jumps by so many minutes. */
  readonly clock: (minutes: number) => string;
  readonly issuerNotFound: string;
  readonly selfSigned: string;
  readonly revocationLists: string;
  readonly lists: (count: number) => string;
  readonly noRole: string;
  readonly severalNodes: string;
  readonly noNode: string;
  readonly severalSources: string;
}

export const timelineWords: InEachLanguage<TimelineWords> = {
  en: {
    title: 'Certificate timeline',
    status: {
      expired: 'expired',
      critical: 'critical',
      soon: 'soon',
      'not-yet-valid': 'not yet valid',
      unknown: 'unknown',
      ok: 'ok',
    },
    asOf: (instant) => `as of ${instant}`,
    now: 'now',
    replaced: 'replaced',
    overdue: 'renewal overdue',
    renewal: 'renews itself here',
    broken: 'an issuer has ended',
    bandsInstead: (count) =>
      `${count} certificates are too many for a row each: each band stands for those of one row.`,
    certificates: (count) => (count === 1 ? '1 certificate' : `${count} certificates`),
    zone: (tone, endEntity, ca) => `${tone} within ${endEntity} d (CA ${ca} d)`,
    described: (count, from, to) =>
      `${count === 1 ? '1 certificate' : `${count} certificates`}, each a bar from notBefore to notAfter, shown from ${from} to ${to}.`,
    filter: (text) => `Filter: ${text}`,
    rowsLeftOut: (rows) => `${rows} more rows are left out.`,
    clock: (minutes) => `${minutes < 0 ? '−' : '+'}${Math.abs(minutes) / 60} h`,
    issuerNotFound: 'not found in this look',
    selfSigned: 'Self-signed',
    revocationLists: 'Revocation lists',
    lists: (count) => (count === 1 ? '1 list' : `${count} lists`),
    noRole: 'Other',
    severalNodes: 'On several nodes',
    noNode: 'Node not known',
    severalSources: 'In several sources',
  },
  ja: {
    title: '証明書のタイムライン',
    status: {
      expired: '期限切れ',
      critical: '緊急',
      soon: 'まもなく期限',
      'not-yet-valid': '有効期間前',
      unknown: '不明',
      ok: '有効',
    },
    asOf: (instant) => `${instant} 時点`,
    now: '現在',
    replaced: '置き換え済み',
    overdue: '更新の遅れ',
    renewal: '自動更新の期間',
    broken: '発行元が期限切れ',
    bandsInstead: (count) => `証明書が ${count} 件あるため、1 件ずつの行の代わりに帯で示しています。`,
    certificates: (count) => `証明書 ${count} 件`,
    zone: (tone, endEntity, ca) =>
      `${endEntity}日以内（CA は${ca}日以内）: ${tone === 'critical' ? '緊急' : 'まもなく期限'}`,
    described: (count, from, to) =>
      `証明書 ${count} 件の有効期間を、notBefore から notAfter までの棒で示す。表示期間は ${from} から ${to} まで。`,
    filter: (text) => `絞り込み: ${text}`,
    rowsLeftOut: (rows) => `ほか ${rows} 行は省略しています。`,
    clock: (minutes) => `${minutes < 0 ? '−' : '+'}${Math.abs(minutes) / 60}時間`,
    issuerNotFound: '今回の読み取りでは見つかりません',
    selfSigned: '自己署名',
    revocationLists: '失効リスト',
    lists: (count) => `リスト ${count} 件`,
    noRole: 'その他',
    severalNodes: '複数のノードにあるもの',
    noNode: 'ノード不明',
    severalSources: '複数の読み取り元にあるもの',
  },
};
