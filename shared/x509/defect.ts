/**
 * What RFC 5280 forbids in a certificate, or what could not be read of it. A defect never hides the
 * certificate: everything else of it is still shown.
 */
export interface Defect {
  readonly code: DefectCode;
  /** One plain sentence: what is wrong, in which field. */
  readonly message: string;
}

export type DefectCode =
  | 'malformed-certificate'
  | 'trailing-data'
  | 'version-invalid'
  | 'serial-number-invalid'
  | 'name-malformed'
  | 'validity-malformed'
  | 'validity-reversed'
  | 'public-key-malformed'
  | 'signature-algorithm-mismatch'
  | 'extension-malformed'
  | 'extension-duplicated'
  | 'extensions-in-old-version'
  | 'san-too-many'
  | 'unknown-critical-extension';
