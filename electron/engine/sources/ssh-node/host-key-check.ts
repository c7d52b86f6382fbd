import { visibleText } from '../../../../shared/x509/visible-text.ts';
import type { Ask } from './identities.ts';
import { fingerprint, judgeHostKey, keyTypeOf, knownHostName, knownKeyTypes, type HostName } from './known-hosts.ts';
import { readKnownHosts, rememberHost } from './known-hosts-files.ts';
import type { SshAccess } from './ssh-access.ts';
import { SshError } from './ssh-error.ts';
import type { SshOptions } from './ssh-options.ts';

/** Under which name the host is known. */
export function nameInKnownHosts({ hostKeyAlias, host, port }: SshOptions): HostName {
  return hostKeyAlias === undefined ? { host, port } : { host: hostKeyAlias, port: 22 };
}

/** Algorithms by which the host may prove itself; `undefined`: any, since nothing is known of it. */
export function hostKeyAlgorithms(options: SshOptions): readonly string[] | undefined {
  const types = knownKeyTypes(readKnownHosts(options.knownHostsFiles), nameInKnownHosts(options));
  const algorithms = types.flatMap((type) => (type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : [type]));
  const usable = algorithms.filter((name) => /^(?:rsa-sha2-|ssh-ed25519$|ecdsa-sha2-nistp)/u.test(name));
  return usable.length === 0 ? undefined : usable;
}

/** How a person lets a host pass that nothing is known of. */
const believing: Readonly<Record<SshAccess['askedIn'], string>> = {
  window: 'retry, compare the fingerprint and say yes, or connect once with ssh',
  terminal: 'connect once with ssh, or give --accept-new',
};

/**
 * Lets a host pass whose key is known, or about whom a person says yes. There is no way around a key that has changed.
 * @throws {SshError}
 */
export async function checkHostKey(
  options: SshOptions,
  key: Buffer,
  ask: Ask,
  askedIn: SshAccess['askedIn'],
): Promise<void> {
  const name = nameInKnownHosts(options);
  const [file = ''] = options.knownHostsFiles;
  const told = `${visibleText(knownHostName(name))} (${keyTypeOf(key)} ${fingerprint(key)})`;
  switch (judgeHostKey(readKnownHosts(options.knownHostsFiles), name, key)) {
    case 'known':
      return;
    case 'changed':
      throw new SshError(
        'ssh-host-changed',
        `THE HOST KEY HAS CHANGED: ${told} is not the key in known_hosts. Somebody may be listening in, or the host was ` +
          `installed anew. Nothing was sent. Ask whoever runs it; if the new key is right, remove the old one with ` +
          `ssh-keygen -R '${visibleText(knownHostName(name))}' and look again.`,
      );
    case 'revoked':
      throw new SshError(
        'ssh-host-revoked',
        `The host key of ${told} is marked @revoked in known_hosts: nothing was sent.`,
      );
    case 'only-by-authority':
      throw new SshError(
        'ssh-host-certificate',
        `${told} is known only through a @cert-authority line of known_hosts, and host certificates are not checked here: ` +
          `connect once with ssh -o HostKeyAlgorithms=ssh-ed25519 to add the key itself.`,
      );
    case 'unknown':
      await askAboutHost();
  }

  async function askAboutHost(): Promise<void> {
    const answer = await ask({
      kind: 'host-key',
      alias: options.alias,
      ...name,
      keyType: keyTypeOf(key),
      fingerprint: fingerprint(key),
    });
    if (answer === undefined || !('yes' in answer)) {
      throw new SshError(
        'ssh-host-unknown',
        `${told} is not in known_hosts, and nobody said that this is its key: ${believing[askedIn]}.`,
      );
    }
    try {
      rememberHost(file, name, key);
    } catch {
      throw new SshError(
        'ssh-known-hosts',
        `${visibleText(file)} cannot be written, so the host key cannot be remembered.`,
      );
    }
  }
}
