import { spawn } from 'node:child_process';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { asMap, textIn, type PlainMap } from '../kubeconfig/plain-value.ts';
import type { ClusterAccess } from './cluster-access.ts';
import { ClusterError } from './cluster-error.ts';
import { besideKubeconfig } from './entry-bytes.ts';
import type { EntryOfFile } from './kubeconfig-files.ts';

/** What a plugin handed over; both halves of a client certificate, a token, or all three. */
export interface PluginCredential {
  readonly token: string | undefined;
  readonly certificate: Buffer | undefined;
  readonly key: Buffer | undefined;
}

/** What the plugin is told of the cluster where the kubeconfig says `provideClusterInfo`. */
export interface PluginCluster {
  readonly server: string;
  readonly tlsServerName: string | undefined;
  readonly insecureSkipTlsVerify: boolean;
  readonly certificateAuthority: Buffer | undefined;
  readonly proxyUrl: string | undefined;
}

export interface PluginRun {
  readonly place: string;
  readonly user: EntryOfFile;
  readonly exec: PlainMap;
  readonly cluster: PluginCluster;
  readonly signal: AbortSignal;
}

/** A person may have to sign in at a browser. */
const withinMs = 120_000;
const maxOutputBytes = 1024 * 1024;
const versions: ReadonlySet<string> = new Set([
  'client.authentication.k8s.io/v1',
  'client.authentication.k8s.io/v1beta1',
]);

/**
 * Runs the program a kubeconfig names for signing in (aws, kubelogin, gke-gcloud-auth-plugin), once a person has agreed to
 * exactly this command line. No shell is involved; what it writes is read as a credential and never told.
 * @see kubernetes/client-go plugin/pkg/client/auth/exec/exec.go
 */
export async function runExecPlugin(run: PluginRun, access: ClusterAccess): Promise<PluginCredential> {
  const { place, user, exec, signal } = run;
  const name = textIn(exec, 'command');
  if (name === undefined) throw failed(user, 'has an exec without a command');
  const apiVersion = textIn(exec, 'apiVersion') ?? '';
  if (!versions.has(apiVersion))
    throw failed(user, `wants an exec plugin of ${visibleText(apiVersion)}, which kubectl has dropped`);
  if (exec['interactiveMode'] === 'Always') throw failed(user, 'wants an exec plugin that reads from a terminal');
  // A bare name is looked for in PATH; with a folder in it, it is relative to the kubeconfig.
  const program = /[/\\]/u.test(name) ? besideKubeconfig(user, name) : name;
  const args = textsAsWritten(exec);
  const variables = variablesOf(exec);
  const question = {
    kind: 'exec-plugin',
    place,
    kubeconfig: user.path,
    user: user.name,
    command: [program, ...args],
    environment: variables.map(([variable]) => variable),
  } as const;
  if ((await access.ask(question, signal)) === undefined) {
    const line = visibleText([program, ...args].join(' '));
    throw new ClusterError(
      'cluster-exec-not-allowed',
      `The user ${visibleText(user.name)} signs in with the program \`${line}\`, which was not run: agree to it (--allow-exec) and look again.`,
    );
  }
  const environment = {
    ...access.environment,
    ...Object.fromEntries(variables),
    KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(apiVersion, exec, run.cluster)),
  };
  const output = await outputOf(program, args, environment, {
    user,
    signal,
    showsMessages: access.showsPluginMessages,
  });
  return credentialIn(output, user);
}

/** Empty arguments count; what is no text is passed over. */
function textsAsWritten(exec: PlainMap): readonly string[] {
  const { args } = exec;
  return Array.isArray(args) ? args.filter((arg): arg is string => typeof arg === 'string') : [];
}

function variablesOf(exec: PlainMap): readonly (readonly [name: string, value: string])[] {
  const { env } = exec;
  if (!Array.isArray(env)) return [];
  return env.flatMap((item: unknown) => {
    const map = asMap(item);
    const name = textIn(map, 'name');
    return name === undefined ? [] : [[name, textIn(map, 'value') ?? ''] as const];
  });
}

function execInfo(apiVersion: string, exec: PlainMap, cluster: PluginCluster): object {
  const told =
    exec['provideClusterInfo'] === true
      ? {
          cluster: {
            server: cluster.server,
            'tls-server-name': cluster.tlsServerName,
            'insecure-skip-tls-verify': cluster.insecureSkipTlsVerify || undefined,
            'certificate-authority-data': cluster.certificateAuthority?.toString('base64'),
            'proxy-url': cluster.proxyUrl,
          },
        }
      : {};
  return { kind: 'ExecCredential', apiVersion, spec: { ...told, interactive: false } };
}

interface OutputOptions {
  readonly user: EntryOfFile;
  readonly signal: AbortSignal;
  readonly showsMessages: boolean;
}

function outputOf(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  { user, signal, showsMessages }: OutputOptions,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env,
      shell: false,
      windowsHide: true,
      timeout: withinMs,
      signal,
      stdio: ['ignore', 'pipe', showsMessages ? 'inherit' : 'ignore'],
    });
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxOutputBytes) child.kill();
    });
    child.on('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      const why = missing ? 'is not installed, or not in PATH' : 'could not be started';
      reject(failed(user, `signs in with ${visibleText(program)}, which ${why}`));
    });
    child.on('close', (code, killed) => {
      if (code === 0 && size <= maxOutputBytes) resolve(Buffer.concat(chunks));
      else {
        const why =
          killed === null ? `ended with exit code ${code ?? 'unknown'}` : 'did not end in time or wrote too much';
        reject(failed(user, `signs in with ${visibleText(program)}, which ${why}; run it by itself to see why`));
      }
    });
  });
}

function credentialIn(output: Buffer, user: EntryOfFile): PluginCredential {
  let credential: PlainMap | undefined;
  try {
    credential = asMap(JSON.parse(output.toString('utf8')));
  } catch {
    credential = undefined;
  } finally {
    output.fill(0);
  }
  const status = asMap(credential?.['status']);
  const token = textIn(status, 'token');
  const certificate = textIn(status, 'clientCertificateData');
  const key = textIn(status, 'clientKeyData');
  const hasPair = certificate !== undefined && key !== undefined;
  if (credential?.['kind'] !== 'ExecCredential' || (token === undefined && !hasPair)) {
    throw failed(user, 'signs in with a program that answered no credential');
  }
  return {
    token,
    certificate: hasPair ? Buffer.from(certificate) : undefined,
    key: hasPair ? Buffer.from(key) : undefined,
  };
}

function failed({ name }: EntryOfFile, reason: string): ClusterError {
  return new ClusterError('cluster-exec-failed', `The user ${visibleText(name)} ${reason}.`);
}
