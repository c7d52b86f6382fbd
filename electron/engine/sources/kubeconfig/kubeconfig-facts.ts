import type { KubeconfigCluster, KubeconfigFacts, KubeconfigUser } from '../../../../shared/pki/inventory.ts';
import type { KubeconfigCredential } from '../../../../shared/pki/kubeconfig-credential.ts';
import { withoutProxyPassword } from '../../../../shared/pki/endpoint.ts';
import type { KubeconfigEntry, KubeconfigShape } from './kubeconfig-shape.ts';
import { asMap, textIn } from './plain-value.ts';

/** The kubeconfig without its secrets: which credentials a user has, never what they are. */
export function kubeconfigFacts(place: string, path: string, shape: KubeconfigShape): KubeconfigFacts {
  return {
    place,
    path,
    currentContext: shape.currentContext,
    clusters: shape.clusters.map(clusterFacts),
    users: shape.users.map(userFacts),
    contexts: shape.contexts.map(({ name, fields }) => ({
      name,
      cluster: textIn(fields, 'cluster'),
      user: textIn(fields, 'user'),
    })),
    shadowed: [],
  };
}

function clusterFacts({ name, fields }: KubeconfigEntry): KubeconfigCluster {
  const hasData = textIn(fields, 'certificate-authority-data') !== undefined;
  const hasFile = textIn(fields, 'certificate-authority') !== undefined;
  const proxy = textIn(fields, 'proxy-url');
  return {
    name,
    server: withoutPassword(textIn(fields, 'server')),
    tlsServerName: textIn(fields, 'tls-server-name'),
    insecureSkipTlsVerify: fields['insecure-skip-tls-verify'] === true,
    certificateAuthority: hasData ? 'data' : hasFile ? 'file' : 'absent',
    proxyUrl: proxy === undefined ? undefined : withoutProxyPassword(proxy),
  };
}

/** `https://user:password@host` is a credential too. */
export function withoutPassword(server: string | undefined): string | undefined {
  return server?.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/iu, '$1');
}

function userFacts({ name, fields }: KubeconfigEntry): KubeconfigUser {
  const isSet = (field: string): boolean => textIn(fields, field) !== undefined;
  const tells: readonly (readonly [KubeconfigCredential, boolean])[] = [
    ['client-certificate', isSet('client-certificate-data') || isSet('client-certificate')],
    ['token', isSet('token')],
    ['token-file', isSet('tokenFile')],
    ['basic', isSet('username') || isSet('password')],
    ['exec', asMap(fields['exec']) !== undefined],
    ['auth-provider', asMap(fields['auth-provider']) !== undefined],
  ];
  return {
    name,
    credentials: tells.flatMap(([credential, has]) => (has ? [credential] : [])),
    execCommand: programName(textIn(asMap(fields['exec']), 'command')),
  };
}

/** Without its folders, which may name a person; its arguments may hold a secret and are never told. */
export function programName(command: string | undefined): string | undefined {
  return command?.slice(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
}
