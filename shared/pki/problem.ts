/** A place that could not be read, or not wholly. The rest of the same look still shows. */
export interface Problem {
  /** The thing concerned: a file as reached from the place the user named, `archive.zip!/inner/path` inside an archive; or an endpoint. */
  readonly path: string;
  readonly code: ProblemCode;
  /** One plain English sentence: what happened, to which thing, what to do. */
  readonly message: string;
  /** Of a `broken-symlink` or `missing-reference`: what it leads to, as written. */
  readonly target?: string;
}

export const problemCodes = [
  'not-found',
  'permission-denied',
  'not-a-regular-file',
  'broken-symlink',
  'symlink-loop',
  'too-deep',
  'too-many-files',
  'too-large',
  'read-failed',
  'empty-file',
  'not-a-certificate',
  'bad-pem',
  'bad-der',
  'bad-key',
  'bad-signing-request',
  'encrypted-container',
  'unsupported-container',
  'not-a-kubeconfig',
  'bad-kubeconfig',
  'bad-yaml',
  'bad-base64',
  'missing-reference',
  'bad-archive',
  'archive-too-large',
  'cancelled',
  'bad-endpoint',
  'host-not-found',
  'connection-refused',
  'host-unreachable',
  'connect-timeout',
  'proxy-refused',
  'handshake-timeout',
  'connection-closed',
  'not-tls',
  'tls-alert',
  'tls-too-old',
  'tls-chain-too-large',
  'bad-tls',
  'no-certificate-presented',
  'ssh-bad-place',
  'ssh-unreachable',
  'ssh-refused',
  'ssh-timeout',
  'ssh-failed',
  'ssh-disconnected',
  'ssh-too-much',
  'ssh-host-unknown',
  'ssh-host-changed',
  'ssh-host-revoked',
  'ssh-host-certificate',
  'ssh-known-hosts',
  'ssh-authentication',
  'ssh-key',
  'ssh-passphrase',
  'ssh-jump',
  'ssh-unsupported',
  'ssh-no-sudo',
  'ssh-no-files',
  'ssh-not-filtered',
] as const;
export type ProblemCode = (typeof problemCodes)[number];
