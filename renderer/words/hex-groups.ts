/** `3f9a2c1e…b07d44aa`, for lists. */
export function shortHex(hex: string): string {
  return hex.length <= 17 ? hex : `${hex.slice(0, 8)}…${hex.slice(-8)}`;
}

/** `3f:9a:2c:…`, for details. */
export function colonHex(hex: string): string {
  return hex.replaceAll(/(..)(?=.)/gu, '$1:');
}
