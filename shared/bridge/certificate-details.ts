/** One certificate decoded deeply, for the inspector panel. Public data only. */
export interface CertificateDetails {
  readonly sha256: string;
  readonly sha1: string;
  readonly pem: string;
  readonly extensions: readonly ExtensionDetails[];
  /** In the layout of `openssl x509 -text`, invisible characters written out; empty for bytes that are no certificate. */
  readonly text: string;
}

export interface ExtensionDetails {
  readonly oid: string;
  /** RFC 5280 name, e.g. `subjectAltName`; the dotted OID for one that is not known. */
  readonly name: string;
  readonly critical: boolean;
  /** The decoded value, a line an item; empty where it is not known or not readable. */
  readonly lines: readonly string[];
  /** The extension's value in lower-case hex, whole. */
  readonly hex: string;
}
