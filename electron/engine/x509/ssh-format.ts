/** What of OpenSSH's own a text is. Neither has anything of X.509 in it. */
export type SshFormat = 'ssh-certificate' | 'ssh-key';

/** @see openssh-portable PROTOCOL.certkeys, sshd(8) "AUTHORIZED_KEYS FILE FORMAT" */
const sshLine =
  /^(?:#[^\n]*\n|\s)*(?:sk-)?(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-nistp\d{3})(?<certificate>-cert-v01)?(?:@openssh\.com)? AAAA/u;
/** Far beyond remarks in front of the first key. */
const sniffedChars = 4_096;

export function sshFormat(text: string): SshFormat | undefined {
  const match = sshLine.exec(text.slice(0, sniffedChars));
  if (match === null) return undefined;
  return match.groups?.['certificate'] === undefined ? 'ssh-key' : 'ssh-certificate';
}
