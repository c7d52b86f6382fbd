export const status = {
  expired: 'expired',
  critical: 'critical',
  soon: 'soon',
  ok: 'ok',
  'not-yet-valid': 'not yet valid',
  unknown: 'unknown',
} as const;
