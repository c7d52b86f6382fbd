import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { objectsOfKind } from '../../shared/cluster/cluster-object.ts';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { aClusterAccess } from '../../shared/testing/a-cluster-access.ts';
import {
  aSmallCluster,
  base64,
  csrs,
  json,
  listAnswers,
  secret,
  secrets,
  status,
} from '../../shared/testing/a-small-cluster.ts';
import {
  anApiServer,
  type AnswerRequest,
  type TestApiServer,
  type WireAnswer,
} from '../../shared/testing/an-api-server.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';
import type { ClusterAccess } from './sources/cluster/cluster-access.ts';

const small = aSmallCluster();

async function serving(answer: AnswerRequest, delayMs?: number): Promise<TestApiServer> {
  const server = await anApiServer(answer, delayMs);
  onTestFinished(() => server.close());
  return server;
}

interface KubeconfigWish {
  readonly cluster?: Readonly<Record<string, unknown>>;
  readonly user?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** JSON is YAML. */
function kubeconfig({ port, certificateAuthority }: TestApiServer, wish: KubeconfigWish = {}): string {
  return JSON.stringify({
    kind: 'Config',
    apiVersion: 'v1',
    clusters: [
      {
        name: 'c',
        cluster: {
          server: `https://127.0.0.1:${port}`,
          'certificate-authority-data': base64(certificateAuthority),
          ...wish.cluster,
        },
      },
    ],
    users: [{ name: 'u', user: { token: 'a-secret-token', ...wish.user } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u', ...wish.context } }],
    'current-context': 'x',
  });
}

async function lookAt(text: string, access: Partial<ClusterAccess> = {}, context = ''): Promise<Inventory> {
  const folder = tempFolder({ config: text });
  const place = `cluster:${join(folder, 'config')}${context}`;
  return (await look([place], { cluster: aClusterAccess(access) })).inventory;
}

const codesOf = ({ problems }: Inventory): readonly string[] => problems.map(({ code }) => code);
const outcomeOf = ({ clusters }: Inventory, resource: string): string | undefined =>
  clusters[0]?.resources.find((each) => each.resource === resource)?.outcome;

describe('what is read of a cluster', () => {
  it('signing requests in their states, Secrets with their keys, bundles, nodes, whatever the page size', async () => {
    const server = await serving(listAnswers(await small));
    const ofPages = async (pageSize: number) => {
      const inventory = await lookAt(kubeconfig(server), { pageSize, allSecrets: true });
      const seen = inventory.sightings
        .filter(({ medium }) => medium === 'cluster-object')
        .map(({ path, field, entryName, encoding, position, key }) =>
          [path, field, entryName ?? '', encoding ?? 'pem', position, key].join(' '),
        );
      return { inventory, seen: seen.toSorted() };
    };
    const { inventory, seen } = await ofPages(500);
    expect(seen).toEqual(
      [
        'CertificateSigningRequest issued status.certificate  pem 0 absent',
        'ConfigMap demo/kube-root-ca.crt ca.crt  pem 0 absent',
        'ConfigMap demo/values cert.der  der 0 absent',
        'ConfigMap demo/values values.yaml  indented-pem 0 absent',
        'Secret demo/double config  base64-pem 0 absent',
        'Secret demo/mismatch tls.crt  pem 0 differs',
        'Secret demo/release release  helm-release 0 absent',
        'Secret demo/www tls.crt  pem 0 matches',
        'Secret demo/www tls.crt  pem 1 absent',
        'ValidatingWebhookConfiguration policy webhooks[0].clientConfig.caBundle policy.example.com pem 0 absent',
      ].toSorted(),
    );
    expect(inventory.problems.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual([
      'Secret demo/broken bad-pem',
      'Secret demo/empty bad-key',
      'Secret demo/empty not-a-certificate',
      'ValidatingWebhookConfiguration policy not-a-certificate',
    ]);
    const requests = objectsOfKind(inventory.clusterObjects, 'CertificateSigningRequest');
    expect(requests.map(({ name, state }) => [name, state])).toEqual(
      ['pending', 'approved', 'issued', 'denied', 'failed'].map((name) => [name, name]),
    );
    expect(requests[0]?.request?.subjectAltName.dns).toEqual(['cp-1']);
    const callers = objectsOfKind(inventory.clusterObjects, 'ValidatingWebhookConfiguration');
    expect(callers.map(({ caBundle, failurePolicy }) => [caBundle, failurePolicy])).toEqual([
      ['read', 'Fail'],
      ['unreadable', undefined],
      ['absent', 'Ignore'],
    ]);
    expect(callers[0]?.injectedFrom).toEqual({ by: 'certificate', source: 'demo/www' });
    expect(callers[0]?.service).toEqual({ namespace: 'demo', name: 'admission', port: 443 });
    expect((await ofPages(2)).seen).toEqual(seen);
    // Keys, passwords and our own credential stay where they are.
    expect(JSON.stringify(inventory)).not.toMatch(/PRIVATE KEY-|hunter2|a-secret-token/u);
  });

  it('reads Secrets of other types only where that is wished', async () => {
    const server = await serving(listAnswers(await small));
    const { clusterObjects } = await lookAt(kubeconfig(server));
    const names = objectsOfKind(clusterObjects, 'Secret').map(({ name }) => name);
    expect(names.toSorted()).toEqual(['broken', 'empty', 'mismatch', 'www']);
    expect(server.requests.filter(({ path }) => path.startsWith(secrets)).map(({ path }) => path)).toEqual([
      `${secrets}?fieldSelector=type%3Dkubernetes.io%2Ftls&limit=500`,
    ]);
  });

  it('reads the CAs of Istio and its like by name, once, and tells of none that is not there', async () => {
    const lists = await small;
    const data = lists[secrets]?.[0]?.['data'] as Readonly<Record<string, string>> | undefined;
    const pem = Buffer.from(data?.['tls.crt'] ?? '', 'base64').toString();
    const stores = [
      secret('cacerts', { 'ca-cert.pem': pem }, 'Opaque', 'istio-system'),
      secret('linkerd-identity-issuer', { 'tls.crt': pem, 'tls.key': 'x' }, 'kubernetes.io/tls', 'linkerd'),
      secret('cacerts', { 'ca-cert.pem': pem }, 'Opaque', 'elsewhere'),
    ];
    const server = await serving(listAnswers({ ...lists, [secrets]: [...(lists[secrets] ?? []), ...stores] }));
    const { sightings, clusters } = await lookAt(kubeconfig(server));
    const seen = sightings.filter(({ path }) => path.includes('cacerts') || path.includes('linkerd'));
    expect([...new Set(seen.map(({ path, field, position }) => `${path} ${field} ${position}`))]).toHaveLength(
      seen.length,
    );
    expect(new Set(seen.map(({ path }) => path))).toEqual(
      new Set(['Secret istio-system/cacerts', 'Secret linkerd/linkerd-identity-issuer']),
    );
    const named = clusters[0]?.resources.filter(({ resource }) => resource.startsWith('secrets/'));
    expect(named?.map(({ resource, outcome, gave }) => [resource, outcome, gave])).toEqual([
      ['secrets/cacerts', 'read', 1],
      ['secrets/linkerd-identity-issuer', 'read', 0],
    ]);
  });

  it('has no more than five requests under way', async () => {
    const server = await serving(listAnswers(await small), 30);
    await lookAt(kubeconfig(server), { allSecrets: true });
    expect(server.mostAtOnce()).toBe(5);
  });
});

describe('a list that breaks', () => {
  /** The answer to the second page of the signing requests is what a test wishes. */
  const second = async (answer: (path: string) => WireAnswer | undefined): Promise<AnswerRequest> => {
    const whole = listAnswers(await small);
    return (request) => {
      const isSecond = request.path.startsWith(csrs) && request.path.includes('continue=');
      return (isSecond ? answer(request.path) : undefined) ?? whole(request);
    };
  };
  const names = ({ clusterObjects }: Inventory): readonly string[] =>
    objectsOfKind(clusterObjects, 'CertificateSigningRequest').map(({ name }) => name);
  const all = ['pending', 'approved', 'issued', 'denied', 'failed'];

  it('goes on with the token of a 410, and says so', async () => {
    let isFirst = true;
    const expired = await second((path) => {
      if (!isFirst) return undefined;
      isFirst = false;
      expect(path).toContain('continue=2');
      return status(410, 'Expired', 'too old', { continue: '2' });
    });
    const inventory = await lookAt(kubeconfig(await serving(expired)), { pageSize: 2 });
    expect(names(inventory)).toEqual(all);
    expect(inventory.problems.filter(({ code }) => code.startsWith('cluster'))).toEqual([]);
    expect(inventory.clusters[0]?.resources[0]).toMatchObject({ outcome: 'read', objects: 5, isInconsistent: true });
  });

  it('begins anew after a 410 without a token, and has nothing twice', async () => {
    let isFirst = true;
    const expired = await second(() => {
      if (!isFirst) return undefined;
      isFirst = false;
      return status(410, 'Expired', 'too old');
    });
    const inventory = await lookAt(kubeconfig(await serving(expired)), { pageSize: 2 });
    expect(names(inventory)).toEqual(all);
    expect(inventory.clusters[0]?.resources[0]).toMatchObject({ outcome: 'read', objects: 5, isInconsistent: true });
  });

  it('gives up on a list that expires for ever, and keeps what it has', async () => {
    const expired = await second(() => status(410, 'Expired', 'too old'));
    const inventory = await lookAt(kubeconfig(await serving(expired)), { pageSize: 2 });
    expect(names(inventory)).toEqual(['pending', 'approved']);
    expect(codesOf(inventory)).toContain('cluster-incomplete');
    expect(inventory.clusters[0]?.resources[0]?.outcome).toBe('partial');
  });

  it.each<[string, () => WireAnswer, string]>([
    ['is cut off', () => json({ metadata: {}, items: [{}, {}] }, { cutAfter: 20 }), 'cluster-unreachable'],
    ['is no JSON', () => ({ status: 200, body: '<html>' }), 'cluster-incomplete'],
    ['answers 400', () => status(400, 'BadRequest', 'continue key is not valid'), 'cluster-failed'],
  ])('that %s leaves what was read, and the other lists', async (_what, answer, code) => {
    const inventory = await lookAt(kubeconfig(await serving(await second(answer))), { pageSize: 2 });
    expect(names(inventory)).toEqual(['pending', 'approved']);
    expect(codesOf(inventory)).toContain(code);
    expect(inventory.clusters[0]?.resources[0]?.outcome).toBe('partial');
    expect(outcomeOf(inventory, 'nodes')).toBe('read');
  });

  it('that never ends does not go on for ever', async () => {
    const endless = await second(() => json({ metadata: { continue: '2' }, items: [] }));
    const inventory = await lookAt(kubeconfig(await serving(endless)), { pageSize: 2 });
    expect(codesOf(inventory)).toContain('cluster-incomplete');
  });
});

describe('a server that is busy or broken', () => {
  const failing = async (code: number, times: number, headers = {}) => {
    const whole = listAnswers(await small);
    let left = times;
    const answer: AnswerRequest = (request) =>
      request.path.startsWith(csrs) && left-- > 0
        ? { ...status(code, 'TooManyRequests', 'slow down'), headers }
        : whole(request);
    return serving(answer);
  };
  const attempts = (server: TestApiServer): number =>
    server.requests.filter(({ path }) => path.startsWith(csrs)).length;

  it.each([429, 503])('is asked again after %d', async (code) => {
    const server = await failing(code, 2);
    const inventory = await lookAt(kubeconfig(server));
    expect(inventory.clusters[0]?.resources[0]?.outcome).toBe('read');
    expect(attempts(server)).toBe(3);
  });

  it.each<[number, string]>([
    [429, 'cluster-busy'],
    [500, 'cluster-failed'],
  ])('is not asked for ever: %d is told as %s', async (code, told) => {
    const server = await failing(code, 100);
    const inventory = await lookAt(kubeconfig(server));
    expect(codesOf(inventory)).toContain(told);
    expect(inventory.clusters[0]?.resources[0]?.outcome).toBe('failed');
    expect(attempts(server)).toBe(4);
    expect(outcomeOf(inventory, 'nodes')).toBe('read');
  });

  it('is asked once where it says 400', async () => {
    const server = await failing(400, 100);
    await lookAt(kubeconfig(server));
    expect(attempts(server)).toBe(1);
  });

  it('that does not answer is a timeout, and the rest is read', async () => {
    const whole = listAnswers(await small);
    const server = await serving((request) => (request.path.startsWith(csrs) ? undefined : whole(request)));
    const inventory = await lookAt(kubeconfig(server), { idleMs: 300 });
    expect(codesOf(inventory)).toContain('cluster-timeout');
    expect(outcomeOf(inventory, 'nodes')).toBe('read');
  });

  it('is let go of when the look is stopped, and what was not asked is told', async () => {
    const whole = listAnswers(await small);
    const stop = new AbortController();
    const server = await serving((request) => {
      if (!request.path.startsWith('/api/v1/nodes')) return whole(request);
      stop.abort();
      return undefined;
    });
    const folder = tempFolder({ config: kubeconfig(server) });
    const options = { cluster: aClusterAccess(), signal: stop.signal };
    const { inventory, cancelled } = await look([`cluster:${join(folder, 'config')}`], options);
    expect(cancelled).toBe(true);
    expect(codesOf(inventory)).toContain('cancelled');
    expect(outcomeOf(inventory, 'nodes')).toBe('not-asked');
  });
});

describe('how a kubeconfig says who we are', () => {
  const authorizationOf = (server: TestApiServer): string | undefined => server.requests[0]?.headers.authorization;

  it('a token, a token file that goes before it, a password', async () => {
    const server = await serving(listAnswers({}));
    await lookAt(kubeconfig(server));
    expect(authorizationOf(server)).toBe('Bearer a-secret-token');
    const ofFile = await serving(listAnswers({}));
    const folder = tempFolder({ token: 'of-a-file\n', config: kubeconfig(ofFile, { user: { tokenFile: 'token' } }) });
    await look([`cluster:${join(folder, 'config')}`], { cluster: aClusterAccess() });
    expect(authorizationOf(ofFile)).toBe('Bearer of-a-file');
    const ofPassword = await serving(listAnswers({}));
    const { clusters } = await lookAt(kubeconfig(ofPassword, { user: { token: '', username: 'me', password: 'pw' } }));
    expect(authorizationOf(ofPassword)).toBe(`Basic ${base64('me:pw')}`);
    expect(clusters[0]?.authentication).toBe('basic');
  });

  it('impersonates as it says', async () => {
    const server = await serving(listAnswers({}));
    await lookAt(kubeconfig(server, { user: { as: 'jane', 'as-groups': ['a', 'b'] } }));
    expect(server.requests[0]?.headers).toMatchObject({ 'impersonate-user': 'jane', 'impersonate-group': 'a, b' });
  });

  const plugin = (output: string): string => {
    const folder = tempFolder({ plugin: `#!/bin/sh\nprintf %s "$KUBERNETES_EXEC_INFO" > "$INFO"\n${output}\n` });
    chmodSync(join(folder, 'plugin'), 0o755);
    return join(folder, 'plugin');
  };
  const credential = {
    apiVersion: 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    status: { token: 'of-exec' },
  };
  const exec = (command: string, rest: object = {}) => ({
    token: '',
    exec: {
      apiVersion: 'client.authentication.k8s.io/v1',
      command,
      args: ['get-token', '--cluster', 'a b'],
      env: [{ name: 'INFO', value: `${command}.info` }],
      interactiveMode: 'Never',
      provideClusterInfo: true,
      ...rest,
    },
  });

  it('a plugin, once a person has agreed to exactly that command line', async () => {
    const server = await serving(listAnswers(await small));
    const command = plugin(`echo '${JSON.stringify(credential)}'`);
    const asked: unknown[] = [];
    const ask: ClusterAccess['ask'] = async (question) => {
      asked.push(question.command, question.environment);
      return { yes: true };
    };
    const environment = { PATH: process.env['PATH'] };
    const inventory = await lookAt(kubeconfig(server, { user: exec(command) }), { ask, environment });
    expect(codesOf(inventory)).not.toContain('cluster-exec-failed');
    expect(asked).toEqual([[command, 'get-token', '--cluster', 'a b'], ['INFO']]);
    expect(authorizationOf(server)).toBe('Bearer of-exec');
    expect(JSON.stringify(inventory)).not.toContain('of-exec');
  });

  it('is not run, and nothing is sent, where nobody agrees', async () => {
    const server = await serving(listAnswers({}));
    const inventory = await lookAt(kubeconfig(server, { user: exec(plugin('exit 0')) }));
    expect(codesOf(inventory)).toEqual(['cluster-exec-not-allowed']);
    expect(inventory.problems[0]?.message).toContain('--allow-exec');
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['fails', 'echo my-secret >&2; exit 3'],
    ['answers no credential', 'echo my-secret'],
  ])('a plugin that %s is told of without what it wrote', async (_what, script) => {
    const server = await serving(listAnswers({}));
    const ask: ClusterAccess['ask'] = async () => ({ yes: true });
    const environment = { PATH: process.env['PATH'] };
    const inventory = await lookAt(kubeconfig(server, { user: exec(plugin(script)) }), { ask, environment });
    expect(codesOf(inventory)).toEqual(['cluster-exec-failed']);
    expect(JSON.stringify(inventory)).not.toContain('my-secret');
  });

  it('a plugin that is not installed is told of by name', async () => {
    const server = await serving(listAnswers({}));
    const ask: ClusterAccess['ask'] = async () => ({ yes: true });
    const inventory = await lookAt(kubeconfig(server, { user: exec('no-such-plugin-here') }), { ask });
    expect(inventory.problems[0]?.message).toContain('no-such-plugin-here, which is not installed');
  });
});

describe('whom a kubeconfig lets us believe', () => {
  it('nobody but its CA: nothing is asked of another server', async () => {
    const [mine, other] = [await serving(listAnswers({})), await serving(listAnswers({}))];
    const text = kubeconfig(mine, { cluster: { server: `https://127.0.0.1:${other.port}` } });
    const inventory = await lookAt(text);
    expect(codesOf(inventory)).toEqual(['cluster-tls']);
    expect(other.requests).toEqual([]);
  });

  it('also where the environment says not to verify', async () => {
    const [mine, other] = [await serving(listAnswers({})), await serving(listAnswers({}))];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    onTestFinished(() => void delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']);
    const inventory = await lookAt(kubeconfig(mine, { cluster: { server: `https://127.0.0.1:${other.port}` } }));
    expect(codesOf(inventory)).toEqual(['cluster-tls']);
  });

  it('the name that tls-server-name says, and no other', async () => {
    const server = await serving(listAnswers({}));
    const named = await lookAt(kubeconfig(server, { cluster: { 'tls-server-name': 'api.example.com' } }));
    expect(codesOf(named)).toEqual([]);
    const wrong = await lookAt(kubeconfig(server, { cluster: { 'tls-server-name': 'other.example.com' } }));
    expect(codesOf(wrong)).toEqual(['cluster-tls']);
  });

  it('anybody where it skips verifying, which is said loudly', async () => {
    const server = await serving(listAnswers(await small));
    const cluster = { 'certificate-authority-data': '', 'insecure-skip-tls-verify': true };
    const inventory = await lookAt(kubeconfig(server, { cluster }));
    expect(codesOf(inventory)).toContain('cluster-unverified');
    expect(inventory.clusters[0]?.verification).toBe('skipped');
    expect(outcomeOf(inventory, 'nodes')).toBe('read');
  });
});

describe('through a proxy', () => {
  const aProxy = async (password?: string) => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url = '', headers }, socket) => {
      asked.push(url);
      if (password !== undefined && headers['proxy-authorization'] !== `Basic ${base64(password)}`) {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
        return;
      }
      const [host, port] = url.split(':');
      const to = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        to.pipe(socket).pipe(to);
      });
      to.on('error', () => socket.destroy());
      socket.on('error', () => to.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    return { asked, port: (proxy.address() as AddressInfo).port };
  };

  it('with the password of the kubeconfig, which is told nobody', async () => {
    const server = await serving(listAnswers(await small));
    const proxy = await aProxy('me:p@ss');
    const text = kubeconfig(server, { cluster: { 'proxy-url': `http://me:p%40ss@127.0.0.1:${proxy.port}` } });
    const inventory = await lookAt(text);
    expect(outcomeOf(inventory, 'nodes')).toBe('read');
    expect(new Set(proxy.asked)).toEqual(new Set([`127.0.0.1:${server.port}`]));
    expect(inventory.clusters[0]?.proxy).toBe(`http://127.0.0.1:${proxy.port}`);
    expect(JSON.stringify(inventory)).not.toMatch(/p@ss|p%40ss/u);
  });

  it('that refuses is told, and nothing else is tried', async () => {
    const server = await serving(listAnswers({}));
    const proxy = await aProxy('me:pw');
    const inventory = await lookAt(kubeconfig(server, { cluster: { 'proxy-url': `http://127.0.0.1:${proxy.port}` } }));
    expect(codesOf(inventory)).toEqual(['cluster-proxy']);
    expect(server.requests).toEqual([]);
  });
});

it.each([
  ['names no such context', '#nowhere', 'has no context nowhere; it has x'],
  ['is not there', undefined, 'is not there'],
])('a kubeconfig that %s is a problem, and the place is told', async (_what, context, message) => {
  const server = await serving(listAnswers({}));
  const folder = tempFolder({ config: kubeconfig(server) });
  const place =
    context === undefined ? `cluster:${join(folder, 'none')}` : `cluster:${join(folder, 'config')}${context}`;
  const { inventory } = await look([place], { cluster: aClusterAccess() });
  expect(inventory.places).toEqual([{ place, kind: 'cluster' }]);
  expect(codesOf(inventory)).toEqual(['cluster-kubeconfig']);
  expect(inventory.problems[0]?.message).toContain(message);
  expect(inventory.clusters).toHaveLength(1);
  expect(server.requests).toEqual([]);
});

it('a server that is not there is told by its name', async () => {
  const server = await anApiServer(listAnswers({}));
  await server.close();
  const inventory = await lookAt(kubeconfig(server));
  expect(codesOf(inventory)).toEqual(['cluster-unreachable']);
  expect(inventory.problems[0]?.message).toContain(`127.0.0.1:${server.port} refused the connection`);
});
