/** @see RFC 8446 section 6 */
const names: ReadonlyMap<number, string> = new Map([
  [0, 'close_notify'],
  [10, 'unexpected_message'],
  [20, 'bad_record_mac'],
  [22, 'record_overflow'],
  [40, 'handshake_failure'],
  [42, 'bad_certificate'],
  [43, 'unsupported_certificate'],
  [46, 'certificate_unknown'],
  [47, 'illegal_parameter'],
  [48, 'unknown_ca'],
  [49, 'access_denied'],
  [50, 'decode_error'],
  [51, 'decrypt_error'],
  [70, 'protocol_version'],
  [71, 'insufficient_security'],
  [80, 'internal_error'],
  [86, 'inappropriate_fallback'],
  [109, 'missing_extension'],
  [110, 'unsupported_extension'],
  [112, 'unrecognized_name'],
  [116, 'certificate_required'],
  [120, 'no_application_protocol'],
]);

const meanings: ReadonlyMap<number, string> = new Map([
  [40, ': it shares no cipher suite or key exchange, or has no certificate for this name'],
  [80, ': it has a fault of its own, often a certificate that does not fit its key'],
  [112, ': it knows no certificate for this name; give another with ?sni='],
]);

/** `alert 80 (internal_error)`, and what that usually means. */
export function alertText(description: number): string {
  return `alert ${description} (${names.get(description) ?? 'unknown'})${meanings.get(description) ?? ''}`;
}
