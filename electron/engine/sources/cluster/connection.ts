import { Agent, type AgentOptions } from 'node:https';
import { readEndpoint, type Endpoint } from '../../../../shared/pki/endpoint.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { textIn } from '../kubeconfig/plain-value.ts';
import { proxyOf, type Environment } from '../tls-endpoint/proxy.ts';
import { readProxy } from '../tls-endpoint/read-proxy.ts';
import { ClusterError } from './cluster-error.ts';
import { entryBytes } from './entry-bytes.ts';
import type { EntryOfFile } from './kubeconfig-files.ts';
import type { PluginCluster } from './exec-plugin.ts';
import type { ClientCredentials } from './client-credentials.ts';
import { TunnelAgent } from './tunnel-agent.ts';

/** A `clusters[]` entry, read so far that it can be connected to. */
export interface ServerOfCluster extends PluginCluster {
  readonly endpoint: Endpoint;
  /** Below which the API lies, as behind Rancher: `/k8s/clusters/c-1`; empty mostly. No slash at its end. */
  readonly basePath: string;
}

/** @throws {ClusterError} where it names no server that can be asked */
export function serverOf(cluster: EntryOfFile): ServerOfCluster {
  const { fields, name, path } = cluster;
  const server = textIn(fields, 'server');
  const endpoint = server === undefined ? undefined : readEndpoint(server);
  if (server === undefined || endpoint?.isWeb !== true || !URL.canParse(server)) {
    const what =
      server?.startsWith('http://') === true ? 'has a server without TLS' : 'has no server that can be asked';
    throw new ClusterError(
      'cluster-kubeconfig',
      `The cluster ${visibleText(name)} in ${visibleText(path)} ${what}: it must be https://….`,
    );
  }
  return {
    server,
    endpoint,
    basePath: new URL(server).pathname.replace(/\/+$/u, ''),
    tlsServerName: textIn(fields, 'tls-server-name'),
    insecureSkipTlsVerify: fields['insecure-skip-tls-verify'] === true,
    certificateAuthority: entryBytes(cluster, 'certificate-authority'),
    proxyUrl: textIn(fields, 'proxy-url'),
  };
}

/** The proxy's text, if there is one: the kubeconfig's, else the environment's. It may hold a password. */
export function proxyTextOf({ endpoint, proxyUrl }: ServerOfCluster, environment: Environment): string | undefined {
  return proxyOf({ ...endpoint, proxy: proxyUrl }, environment);
}

export interface AgentWish {
  readonly server: ServerOfCluster;
  readonly credentials: ClientCredentials;
  readonly environment: Environment;
  readonly maxSockets: number;
  readonly idleMs: number;
}

/**
 * Connections that are verified as kubectl does: by the kubeconfig's CAs, each of which counts by itself though it be no root,
 * else by the system's. What the process's environment says of verifying does not count.
 */
export function agentFor({ server, credentials, environment, maxSockets, idleMs }: AgentWish): Agent {
  const options: AgentOptions = {
    keepAlive: true,
    maxSockets,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: !server.insecureSkipTlsVerify,
    allowPartialTrustChain: true,
    ...(server.tlsServerName === undefined ? {} : { servername: server.tlsServerName }),
    ...(server.certificateAuthority === undefined ? {} : { ca: server.certificateAuthority }),
    ...(credentials.certificate === undefined ? {} : { cert: credentials.certificate, key: credentials.key }),
  };
  const text = proxyTextOf(server, environment);
  try {
    if (text === undefined) return new Agent(options);
    const proxy = readProxy(text);
    const name = visibleText(server.endpoint.host);
    if ('code' in proxy) throw new ClusterError('cluster-proxy', `${name} ${proxy.reason}.`);
    return new TunnelAgent(options, { proxy, to: server.endpoint, server: name, withinMs: idleMs });
  } catch (error) {
    if (error instanceof ClusterError) throw error;
    // What OpenSSL says of a certificate or key might quote it.
    throw new ClusterError(
      'cluster-kubeconfig',
      'The client certificate, its key or the CA of the kubeconfig cannot be used.',
    );
  }
}
