import type { status as english } from '../en/status.ts';
import type { Translation } from '../translation.ts';

/** 失効 means revoked and is never used for a certificate that has run out. */
export const status: Translation<typeof english> = {
  expired: '期限切れ',
  critical: '緊急',
  soon: 'まもなく期限',
  ok: '有効',
  'not-yet-valid': '有効期間前',
  unknown: '不明',
};
