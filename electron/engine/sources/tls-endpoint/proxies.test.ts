import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EndpointFacts } from '../../../../shared/pki/inventory.ts';
import { liveEndpoints } from '../../../../shared/pki/live-endpoints.ts';
import { runCli } from '../../../../shared/testing/built-cli.ts';
import { tempFolder } from '../../../../shared/testing/temp-folder.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { look } from '../../look.ts';
import { issueCertificate, privateKeyPem, type Issued } from '../sample/issue.ts';

const times = { connectMs: 30_000, wholeMs: 50_000 };
const password = 'sw0rdfish%40';
const plainPassword = 'sw0rdfish@';

function issued(subject: string, issuer?: Issued): Promise<Issued> {
  const at = Date.now() as EpochMs;
  const period = { notBefore: (at - 864e5) as EpochMs, notAfter: (at + 864e5) as EpochMs };
  return issueCertificate(
    issuer === undefined
      ? { subject, issuer, ...period, usage: 'ca' }
      : { subject, issuer, ...period, usage: 'server', dns: ['localhost', 'cluster.example'], ip: ['127.0.0.1'] },
  );
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

async function apiServer(): Promise<number> {
  const ca = await issued('CN=kubernetes');
  const leaf = await issued('CN=kube-apiserver', ca);
  const server = createTlsServer({ key: privateKeyPem(leaf.keys), cert: leaf.certificatePem });
  return listen(server.on('tlsClientError', () => undefined));
}

/** What a proxy does with everybody who connects. */
type Serve = (socket: Socket) => void;

function proxy(serve: Serve): Promise<number> {
  return listen(
    createServer((socket) => {
      socket.on('error', () => undefined);
      serve(socket);
    }),
  );
}

function onward(socket: Socket, port: number): void {
  const target = connect(port, '127.0.0.1').on('error', () => socket.destroy());
  socket.pipe(target).pipe(socket);
}

/** By the letter of RFC 1928 and 1929; each message is awaited, and answered a byte at a time. */
function socks5(port: number, asked: string[], credentials?: string): Serve {
  return (socket) => {
    const dribble = (...bytes: number[]): void => {
      for (const byte of bytes) socket.write(Buffer.from([byte]));
    };
    socket.setNoDelay(true);
    socket.once('data', (greeting) => {
      const wants = credentials === undefined ? 0 : 2;
      const offers = [...greeting.subarray(2)].includes(wants);
      dribble(5, offers ? wants : 0xff);
      if (!offers) return;
      const request = (): void =>
        void socket.once('data', (message) => {
          asked.push(`${message.subarray(5, -2).toString()}:${message.readUInt16BE(message.length - 2)}`);
          dribble(5, 0, 0, 1, 127, 0, 0, 1, 0, 80);
          onward(socket, port);
        });
      if (credentials === undefined) return request();
      socket.once('data', (message) => {
        const user = message.subarray(2, 2 + (message[1] ?? 0)).toString();
        const secret = message.subarray(3 + (message[1] ?? 0)).toString();
        const isRight = `${user}:${secret}` === credentials;
        dribble(1, isRight ? 0 : 1);
        if (isRight) request();
      });
    });
  };
}

function connectProxy(port: number, heads: string[], credentials?: string): Serve {
  return (socket) =>
    socket.once('data', (head) => {
      heads.push(head.toString());
      const basic = credentials && `Proxy-Authorization: Basic ${Buffer.from(credentials).toString('base64')}`;
      if (basic !== undefined && !head.toString().includes(basic)) {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
        return;
      }
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward(socket, port);
    });
}

async function asked(place: string, environment = {}): Promise<{ facts: EndpointFacts; told: string }> {
  const { inventory } = await look([place], { endpoints: { times, environment } });
  return { facts: inventory.endpoints[0]!, told: JSON.stringify(inventory) };
}

describe('a SOCKS 5 proxy', () => {
  it('resolves the name, and is gone through with a password and without', async () => {
    const port = await apiServer();
    const names: string[] = [];
    const open = await proxy(socks5(port, names));
    expect((await asked(`https://cluster.example:6443/?proxy=socks5://127.0.0.1:${open}`)).facts).toMatchObject({
      problem: undefined,
      proxy: `127.0.0.1:${open}`,
      chain: [expect.any(String)],
    });
    const closed = await proxy(socks5(port, names, `me:${plainPassword}`));
    const environment = { HTTPS_PROXY: `socks5://me:${password}@127.0.0.1:${closed}` };
    expect((await asked('https://cluster.example:6443', environment)).facts.chain).toHaveLength(1);
    expect(names).toEqual(['cluster.example:6443', 'cluster.example:6443']);
  });

  it('that wants a password, or another one, or speaks otherwise, is told', async () => {
    const closed = await proxy(socks5(1, [], `me:${plainPassword}`));
    const http = await proxy((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const silent = await proxy((socket) => socket.once('data', () => socket.end()));
    for (const [proxyUrl, words] of [
      [`socks5://127.0.0.1:${closed}`, /the proxy wants a password/],
      [`socks5://me:other@127.0.0.1:${closed}`, /does not accept the password/],
      [`socks5://127.0.0.1:${http}`, /does not speak SOCKS 5/],
      [`socks5://127.0.0.1:${silent}`, /closed the connection/],
    ] as const) {
      const { facts, told } = await asked('https://cluster.example', { HTTPS_PROXY: proxyUrl });
      expect(facts.problem).toBe('proxy-refused');
      expect(told).toMatch(words);
    }
  });
});

describe('the password of a proxy', () => {
  it('is sent to the proxy, from a place, the environment or a kubeconfig, and told nobody', async () => {
    const port = await apiServer();
    const heads: string[] = [];
    const through = await proxy(connectProxy(port, heads, `me:${plainPassword}`));
    const url = `http://me:${password}@127.0.0.1:${through}`;
    const kubeconfig = join(tempFolder(), 'config');
    writeFileSync(
      kubeconfig,
      `apiVersion: v1\nkind: Config\nclusters:\n- name: c\n  cluster:\n    server: https://cluster.example\n    proxy-url: ${url}\n`,
    );
    const ofKubeconfig = await look([kubeconfig], {
      endpoints: { times, environment: {} },
      furtherPlaces: (sofar) => liveEndpoints(sofar).map((each) => each.url),
    });
    const looks = [
      await asked(`https://cluster.example/?proxy=${encodeURIComponent(url)}`),
      await asked('https://cluster.example', { HTTPS_PROXY: url }),
      { facts: ofKubeconfig.inventory.endpoints[0]!, told: JSON.stringify(ofKubeconfig.inventory) },
    ];
    for (const { facts, told } of looks) {
      expect(facts.chain).toHaveLength(1);
      expect(told).not.toMatch(/sw0rdfish/u);
      expect(told).not.toContain(Buffer.from(`me:${plainPassword}`).toString('base64'));
    }
    expect(heads).toHaveLength(3);
  });

  it('that is missing or wrong is told as such', async () => {
    const through = await proxy(connectProxy(1, [], `me:${plainPassword}`));
    const missing = await asked('https://cluster.example', { HTTPS_PROXY: `http://127.0.0.1:${through}` });
    expect(missing.told).toMatch(/the proxy wants a password \(407\)/);
    const wrong = await asked('https://cluster.example', { HTTPS_PROXY: `http://me:nosuch@127.0.0.1:${through}` });
    expect(wrong.told).toMatch(/does not accept the password/);
    expect(wrong.told).not.toContain('nosuch');
  });

  it('in a proxy that cannot be read is not told either', async () => {
    const { facts, told } = await asked('https://cluster.example', { HTTPS_PROXY: 'ftp://me:sw0rdfish@127.0.0.1:1' });
    expect(facts.problem).toBe('proxy-refused');
    expect(told).not.toContain('sw0rdfish');
  });
});

it('an https:// proxy is verified before it is told anything, and gone through where it can be', async () => {
  const port = await apiServer();
  const heads: string[] = [];
  const [ca, folder] = [await issued('CN=proxy CA'), tempFolder()];
  const own = await issued('CN=localhost', ca);
  const serve = connectProxy(port, heads);
  const through = await listen(
    createTlsServer({ key: privateKeyPem(own.keys), cert: own.certificatePem }, (socket) => {
      socket.on('error', () => undefined);
      serve(socket);
    }).on('tlsClientError', () => undefined),
  );
  const url = `https://localhost:${through}`;
  const refused = await asked('https://cluster.example', { HTTPS_PROXY: url });
  expect(refused.told).toMatch(/its https:\/\/ proxy could not be verified \([A-Z_]+\)/);
  expect(heads).toEqual([]);

  const roots = join(folder, 'proxy-ca.pem');
  writeFileSync(roots, ca.certificatePem);
  const { stdout } = await runCli(['check', 'https://cluster.example', '--output', 'json'], {
    env: { HTTPS_PROXY: url, NODE_EXTRA_CA_CERTS: roots, NO_PROXY: '' },
  });
  expect((JSON.parse(stdout) as { endpoints: EndpointFacts[] }).endpoints[0]?.chain).toHaveLength(1);
  expect(heads).toHaveLength(1);
});

it('what the system trusts is asked of the bundle that SSL_CERT_FILE names, else of its own', async () => {
  const [ca, folder] = [await issued('CN=company root'), tempFolder()];
  const leaf = await issued('CN=kube-apiserver', ca);
  const server = createTlsServer({ key: privateKeyPem(leaf.keys), cert: leaf.certificatePem });
  const port = await listen(server.on('tlsClientError', () => undefined));
  const roots = join(folder, 'roots.pem');
  writeFileSync(roots, ca.certificatePem);
  const place = `https://127.0.0.1:${port}`;
  expect((await asked(place, { SSL_CERT_FILE: roots })).facts.systemRoots).toBe('trusted');
  expect((await asked(place)).facts.systemRoots).toBe('not-trusted');
  // The same answer from the program that uses these roots.
  const verified = execFileSync('openssl', ['verify', '-CAfile', roots], { input: leaf.certificatePem });
  expect(verified.toString()).toMatch(/OK/);
});

it('an address that does not answer is asked once, and again only where a person wants that', async () => {
  let connections = 0;
  const port = await proxy((socket) => {
    connections += 1;
    socket.destroy();
  });
  const place = `127.0.0.1:${port}`;
  await look([place], { endpoints: { times } });
  expect(connections).toBe(1);
  await look([place], { endpoints: { times, retries: 2 } });
  expect(connections).toBe(4);
});
