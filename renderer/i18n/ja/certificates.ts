import type { certificates as english } from '../en/certificates.ts';
import type { Translation } from '../translation.ts';

export const certificates: Translation<typeof english> = {
  title: '証明書',
  role: '役割',
  subject: 'サブジェクト',
  issuer: '発行元',
  expires: '有効期限',
  remaining: '残り',
  effective: '実効期限',
  effectiveHint: 'ルートまでのパスで最も早い期限',
  places: '場所',
  status: '状態',
  sortedAscending: '昇順',
  sortedDescending: '降順',
  of: '{{total}} 件中 {{shown}} 件',
  all_other: '証明書 {{count}} 件',
  filters: '絞り込み',
  removeFilter: '絞り込みを解除: {{filter}}',
  clearFilters: '絞り込みをすべて解除',
  week: '{{day}} の週に期限',
  noMatch: '一致する証明書はありません。',
  noneAtAll: '証明書は見つかりませんでした。',
  unreadable: '読み取れません',
  ca: 'CA',
  externalCa: '外部: 秘密鍵はここにありません',
  selfSigned: '自己署名',
};
