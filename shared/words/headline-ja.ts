import type { headlineEn } from './headline-en.ts';
import type { Translation } from './translation.ts';

export const headlineJa: Translation<typeof headlineEn> = {
  onNode: '{{node}} の {{name}}',
  expires: '{{name}} は{{duration}}後に期限が切れます（{{instant}}）。',
  expiresWith: '{{name}} は、発行元の {{limiter}} の期限切れとともに{{duration}}後に使えなくなります（{{instant}}）。',
  expired: '{{name}} は{{duration}}前に期限が切れました（{{instant}}）。',
  expiredWith:
    '{{name}} は、発行元の {{limiter}} の期限切れとともに{{duration}}前に使えなくなりました（{{instant}}）。',
  othersExpire_other: '同じ 1 時間のうちに、ほか {{count}} 件も期限が切れます。',
  othersExpired_other: 'ほか {{count}} 件も期限が切れています。',
  thenStops: 'そのとき、{{what}}。',
  alreadyStops: 'このため、{{what}}。',
  next: '次は {{name}}、{{duration}}後です（{{instant}}）。',
  neverExpires: '期限が来る証明書はありません。',
  noCertificates: '証明書は見つかりませんでした。',
};
