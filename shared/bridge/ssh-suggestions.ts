/** What the person's own ssh setup knows, to be offered in the form that connects to nodes. Nothing is opened but its configuration. */
export interface SshSuggestions {
  /** `Host` entries of `~/.ssh/config`, patterns left out. */
  readonly aliases: readonly SshAlias[];
  /** Paths of private keys: files of `~/.ssh` with a `.pub` beside them. */
  readonly identities: readonly string[];
}

export interface SshAlias {
  readonly alias: string;
  readonly hostName: string | undefined;
}
