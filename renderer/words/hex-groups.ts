/** `3f:9a:2c:…`, for details. */
export function colonHex(hex: string): string {
  return hex.replaceAll(/(..)(?=.)/gu, '$1:');
}
