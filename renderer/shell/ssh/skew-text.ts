import type { TFunction } from 'i18next';
import { clockSkewLimitMs } from '../../../shared/pki/clock-skew.ts';
import { durationBetween } from '../../../shared/pki/residual.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { durationText } from '../../format/residual-text.ts';

/** How far a node's clock is from ours; a second or two is the way there and back. */
export function skewText(t: TFunction, skewMs: number | undefined): string {
  if (skewMs === undefined) return t('ssh.node.untold');
  if (Math.abs(skewMs) <= clockSkewLimitMs) return t('ssh.node.clockRight');
  const duration = durationText(t, durationBetween(0 as EpochMs, skewMs as EpochMs));
  return t(skewMs > 0 ? 'ssh.node.clockAhead' : 'ssh.node.clockBehind', { duration });
}
