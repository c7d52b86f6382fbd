import { visibleText } from '../../../../shared/x509/visible-text.ts';
import type { ClusterFacts } from '../../../../shared/cluster/cluster-facts.ts';
import { asMap, textIn, textsIn } from '../kubeconfig/plain-value.ts';
import type { ClusterAccess } from './cluster-access.ts';
import type { ClusterContext } from './cluster-context.ts';
import { ClusterError } from './cluster-error.ts';
import { entryBytes, referredFile } from './entry-bytes.ts';
import { runExecPlugin, type PluginCluster } from './exec-plugin.ts';

/** How we say who we are, ready for a connection. Never leaves this folder. */
export interface ClientCredentials {
  readonly authentication: ClusterFacts['authentication'];
  /** PEM. */
  readonly certificate: Buffer | undefined;
  readonly key: Buffer | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

export interface CredentialWish {
  readonly place: string;
  readonly context: ClusterContext;
  readonly cluster: PluginCluster;
  readonly signal: AbortSignal;
}

/**
 * What client-go would send for a user: a client certificate and, beside it, a token, where a file goes before a token that is
 * written down, or a password. A plugin is asked only where there is no token.
 * @see kubernetes/client-go tools/clientcmd/client_config.go, transport/round_trippers.go
 */
export async function clientCredentials(wish: CredentialWish, access: ClusterAccess): Promise<ClientCredentials> {
  const { user } = wish.context;
  if (user === undefined) return { authentication: 'none', certificate: undefined, key: undefined, headers: {} };
  const { fields, name } = user;
  const certificate = entryBytes(user, 'client-certificate');
  const key = entryBytes(user, 'client-key');
  if ((certificate === undefined) !== (key === undefined)) {
    throw new ClusterError(
      'cluster-kubeconfig',
      `The user ${visibleText(name)} has only one of client-certificate and client-key.`,
    );
  }
  const as = impersonation(fields);
  const own = { certificate, key };
  const bearer = (token: string) => ({ ...as, authorization: `Bearer ${token}` });
  const tokenFile = textIn(fields, 'tokenFile');
  if (tokenFile !== undefined) {
    const token = referredFile(user, 'tokenFile', tokenFile).toString('utf8').trim();
    return { authentication: 'token-file', ...own, headers: bearer(token) };
  }
  const token = textIn(fields, 'token');
  if (token !== undefined) return { authentication: 'token', ...own, headers: bearer(token) };
  const username = textIn(fields, 'username');
  if (username !== undefined) {
    const pair = Buffer.from(`${username}:${textIn(fields, 'password') ?? ''}`).toString('base64');
    return { authentication: 'basic', ...own, headers: { ...as, authorization: `Basic ${pair}` } };
  }
  const exec = asMap(fields['exec']);
  if (exec !== undefined) {
    const given = await runExecPlugin({ ...wish, user, exec }, access);
    const pair = given.certificate === undefined ? own : { certificate: given.certificate, key: given.key };
    return { authentication: 'exec', ...pair, headers: given.token === undefined ? as : bearer(given.token) };
  }
  if (certificate === undefined && asMap(fields['auth-provider']) !== undefined) {
    const message = `The user ${visibleText(name)} signs in with an auth-provider, which kubectl has dropped: let its cloud's tool write an exec plugin instead.`;
    throw new ClusterError('cluster-kubeconfig', message);
  }
  return { authentication: certificate === undefined ? 'none' : 'client-certificate', ...own, headers: as };
}

/** `as`, `as-uid`, `as-groups`. @see kubernetes/client-go transport/round_trippers.go */
function impersonation(
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | readonly string[]>> {
  const as = textIn(fields, 'as');
  const uid = textIn(fields, 'as-uid');
  const groups = textsIn(fields, 'as-groups');
  return {
    ...(as === undefined ? {} : { 'impersonate-user': as }),
    ...(uid === undefined ? {} : { 'impersonate-uid': uid }),
    ...(groups.length === 0 ? {} : { 'impersonate-group': groups }),
  };
}
