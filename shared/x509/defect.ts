/**
 * What RFC 5280 forbids in a certificate, or what could not be read of it. A defect never hides the
 * certificate: everything else of it is still shown.
 */
export interface Defect {
  readonly code: DefectCode;
  /** One plain sentence: what is wrong, in which field. */
  readonly message: string;
}

export const defectCodes = [
  /** A part outside the fields below could not be read, or bits are set that must not be. */
  'malformed-certificate',
  /** Readable, but not in the one encoding that DER allows. */
  'not-der',
  'trailing-data',
  'version-invalid',
  'serial-number-invalid',
  'name-malformed',
  /** The instant could not be read. */
  'validity-malformed',
  /** The instant was read, but is written in a form that RFC 5280 section 4.1.2.5 forbids. */
  'validity-encoding',
  'validity-reversed',
  'public-key-malformed',
  'signature-algorithm-mismatch',
  'extension-malformed',
  'extension-duplicated',
  'extensions-in-old-version',
  /** cA, pathLenConstraint and the like contradict each other. */
  'basic-constraints-invalid',
  'san-too-many',
  'unknown-critical-extension',
] as const;
export type DefectCode = (typeof defectCodes)[number];
