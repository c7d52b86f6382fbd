/** One AttributeTypeAndValue. @see RFC 5280 section 4.1.2.4 */
export interface NameAttribute {
  /** Dotted OID, e.g. `2.5.4.3`. */
  readonly oid: string;
  /** RFC 4514 short name (`CN`, `O`, `OU` …) or the dotted OID where there is none. */
  readonly type: string;
  /** Decoded text; a value that is no string type is given as `#` + hex of its DER. */
  readonly value: string;
}

/** A distinguished name. One object is shared by every certificate that carries the same DER. */
export interface Name {
  /** RFC 4514 text, most specific attribute first: `CN=kubernetes-admin,O=kubeadm:cluster-admins`. */
  readonly text: string;
  /** In the order of the DER (the reverse of {@link text}), multi-valued RDNs flattened. */
  readonly attributes: readonly NameAttribute[];
  /** Equal for two names exactly when RFC 5280 section 7.1 calls them the same (case and inner spaces folded). */
  readonly comparable: string;
}
