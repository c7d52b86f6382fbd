import type { ClusterFacts, FrontProxyFacts } from '../../../../shared/cluster/cluster-facts.ts';
import { readClusterPlace } from '../../../../shared/cluster/cluster-place.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { addProblem } from '../findings.ts';
import { withoutPassword } from '../kubeconfig/kubeconfig-facts.ts';
import { textIn } from '../kubeconfig/plain-value.ts';
import type { LookState } from '../look-state.ts';
import { apiClient, maxRequests, type ApiClient } from './api-client.ts';
import { clientCredentials, type ClientCredentials } from './client-credentials.ts';
import type { ClusterAccess } from './cluster-access.ts';
import { contextOf, type ClusterContext } from './cluster-context.ts';
import { ClusterError } from './cluster-error.ts';
import { agentFor, proxyTextOf, serverOf, type ServerOfCluster } from './connection.ts';
import { kubeconfigPaths, readKubeconfigs } from './kubeconfig-files.ts';
import { readResource } from './read-resource.ts';
import { firstCertificate, whyUnauthorized } from './refused-client.ts';
import { bodyOf } from './refusal.ts';
import { jsonMap } from './api-item.ts';
import { resources } from './resources.ts';
import { askWhoAmI } from './who-am-i.ts';

type Draft<Data> = { -readonly [Key in keyof Data]: Data[Key] };

/**
 * Asks one cluster for everything its API knows about certificates. What goes wrong is a problem of its place, and what this
 * user may not see is told in the ledger. @returns false when the look was stopped
 */
export async function lookAtCluster(place: string, access: ClusterAccess, state: LookState): Promise<boolean> {
  const signal = state.signal ?? new AbortController().signal;
  const facts = factsOf(place, access);
  state.findings.clusters.push(facts);
  let client: ApiClient | undefined;
  const note = (error: unknown): void => {
    const known = error instanceof ClusterError;
    const message = known
      ? error.message
      : `${visibleText(place)} could not be read: NotAfter has a fault; please report it.`;
    addProblem(state.findings, place, known ? error.code : 'cluster-failed', message, undefined, place);
  };
  try {
    const kubeconfig = readKubeconfigs(facts.kubeconfigs);
    const context = contextOf(kubeconfig, readClusterPlace(place).context);
    const server = serverOf(context.cluster);
    Object.assign(facts, contextFacts(context, server, access));
    if (server.insecureSkipTlsVerify) {
      const message = `${visibleText(server.endpoint.host)} was not verified (insecure-skip-tls-verify): anybody could have answered in its place, and was shown our credential.`;
      note(new ClusterError('cluster-unverified', message));
    }
    const credentials = await clientCredentials({ place, context, cluster: server, signal }, access);
    facts.authentication = credentials.authentication;
    facts.clientCertificate = firstCertificate(credentials.certificate)?.certificate.sha256;
    client = connect(server, credentials, access, signal);
    await ask({ place, client, facts, access, state, signal }, () =>
      whyUnauthorized({
        credentials,
        certificateAuthority: server.certificateAuthority,
        user: context.user?.name ?? 'anonymous',
        at: access.now(),
      }),
    );
  } catch (error) {
    if (!signal.aborted) note(error);
  } finally {
    facts.requests = client?.requests() ?? [];
    client?.close();
  }
  return !signal.aborted;
}

function factsOf(place: string, access: ClusterAccess): Draft<ClusterFacts> {
  return {
    place,
    kubeconfigs: kubeconfigPaths(readClusterPlace(place), access),
    context: undefined,
    cluster: undefined,
    user: undefined,
    namespace: undefined,
    server: undefined,
    tlsServerName: undefined,
    proxy: undefined,
    verification: 'system-roots',
    authentication: 'none',
    clientCertificate: undefined,
    version: undefined,
    whoAmI: undefined,
    frontProxy: undefined,
    resources: [],
    requests: [],
  };
}

function contextFacts(context: ClusterContext, server: ServerOfCluster, { environment }: ClusterAccess) {
  const { insecureSkipTlsVerify, certificateAuthority } = server;
  const byAuthority = certificateAuthority === undefined ? 'system-roots' : 'certificate-authority';
  return {
    context: context.name,
    cluster: context.cluster.name,
    user: context.user?.name,
    namespace: context.namespace,
    server: withoutPassword(server.server),
    tlsServerName: server.tlsServerName,
    proxy: withoutPassword(proxyTextOf(server, environment)),
    verification: insecureSkipTlsVerify ? 'skipped' : byAuthority,
  } satisfies Partial<ClusterFacts>;
}

function connect(
  server: ServerOfCluster,
  credentials: ClientCredentials,
  { environment, backOffMs = 500, idleMs = 30_000 }: ClusterAccess,
  signal: AbortSignal,
): ApiClient {
  const agent = agentFor({ server, credentials, environment, maxSockets: maxRequests, idleMs });
  return apiClient({ server, agent, headers: credentials.headers, signal, backOffMs, idleMs });
}

interface Asking {
  readonly place: string;
  readonly client: ApiClient;
  readonly facts: Draft<ClusterFacts>;
  readonly access: ClusterAccess;
  readonly state: LookState;
  readonly signal: AbortSignal;
}

async function ask(asking: Asking, whyRefused: () => ClusterError): Promise<void> {
  const { place, client, facts, access, state, signal } = asking;
  facts.version = await versionOf(client);
  const introduction = await askWhoAmI(client);
  if (introduction.kind === 'unauthorized') throw whyRefused();
  facts.whoAmI = introduction.kind === 'known' ? introduction.whoAmI : undefined;
  const reading = {
    place,
    client,
    state,
    signal,
    pageSize: access.pageSize ?? 500,
    namespaces: [...new Set([facts.namespace ?? 'default', ...access.namespaces])],
    noteFrontProxy: (told: FrontProxyFacts) => void (facts.frontProxy = told),
  };
  const left = access.allSecrets ? 'otherwise' : 'only';
  const wanted = resources.filter(({ allSecrets }) => allSecrets !== left);
  const told = await Promise.allSettled(wanted.map((resource) => readResource(resource, reading)));
  facts.resources = told.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  // It is thrown only where we are no longer let in.
  if (told.some(({ status }) => status === 'rejected')) throw whyRefused();
}

/** Everybody may ask; a server that does not tell is no reason to stop. */
function versionOf(client: ApiClient): Promise<string | undefined> {
  return client.get('/version', async (answer) => {
    if (answer.status !== 200) return undefined;
    return textIn(jsonMap(await bodyOf(answer, 64 * 1024)), 'gitVersion');
  });
}
