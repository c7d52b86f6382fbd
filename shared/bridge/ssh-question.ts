/** What only a person can answer while a node is being connected to. Answers are held in memory, never stored or logged. */
export type SshQuestion =
  /** The host is not in known_hosts. Yes remembers it there. */
  | {
      readonly kind: 'host-key';
      /** What the person calls it: an alias of ssh's configuration, or the same as `host`. */
      readonly alias: string;
      /** As known_hosts names it. */
      readonly host: string;
      readonly port: number;
      /** `ssh-ed25519` and the like. */
      readonly keyType: string;
      /** `SHA256:…`, as ssh-keygen -l prints it. */
      readonly fingerprint: string;
    }
  /** `isRetry`: the one before was wrong. */
  | { readonly kind: 'passphrase'; readonly keyPath: string; readonly isRetry: boolean }
  | { readonly kind: 'password'; readonly user: string; readonly host: string; readonly isRetry: boolean }
  /** The server's own questions: a one-time code, for one. Its texts are its own, and hostile. */
  | {
      readonly kind: 'keyboard-interactive';
      readonly user: string;
      readonly host: string;
      readonly name: string;
      readonly instructions: string;
      readonly prompts: readonly { readonly text: string; readonly isEchoed: boolean }[];
    };

/** `undefined`: not answered; then this way in is given up. A host key is answered by `yes`. One text a prompt. */
export type SshAnswer = { readonly yes: true } | { readonly texts: readonly string[] } | undefined;
