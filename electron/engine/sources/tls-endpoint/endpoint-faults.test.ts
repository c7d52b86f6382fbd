import { connect as createConnectionTo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import type { EndpointFacts } from '../../../../shared/pki/inventory.ts';
import { issueCertificate, privateKeyPem } from '../sample/issue.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { look } from '../../look.ts';
import { inRecord } from './client-hello.ts';

const patient = { connectMs: 30_000, wholeMs: 50_000 };
/** For who never answers. */
const impatient = { connectMs: 30_000, wholeMs: 900 };

async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  return address.port;
}

/** A server that does this with everybody who connects. */
function serving(what: (socket: Socket) => void): Promise<number> {
  return listen(
    createServer((socket) => {
      socket.on('error', () => undefined);
      onTestFinished(() => void socket.destroy());
      what(socket);
    }),
  );
}

async function asked(
  place: string,
  environment = {},
  times = patient,
): Promise<{ facts: EndpointFacts; message: string | undefined }> {
  const { inventory } = await look([place], { endpoints: { times, environment } });
  const [facts, ...others] = inventory.endpoints;
  expect(others).toEqual([]);
  return { facts: facts!, message: inventory.problems[0]?.message };
}

async function aServersCertificate(): Promise<{ key: string; cert: string }> {
  const at = Date.now() as EpochMs;
  const issued = await issueCertificate({
    subject: 'CN=localhost',
    issuer: undefined,
    notBefore: at,
    notAfter: (at + 864e5) as EpochMs,
    usage: 'server',
  });
  return { key: privateKeyPem(issued.keys), cert: issued.certificatePem };
}

const serverHello = Buffer.from(`0200004c0303${'11'.repeat(32)}20${'22'.repeat(32)}c02b00000400170000`, 'hex');
const alert = (level: number, description: number): Buffer => Buffer.from([21, 3, 3, 0, 2, level, description]);

it.each<readonly [what: string, code: string, words: RegExp, serve: (socket: Socket) => void]>([
  [
    'plain HTTP',
    'not-tls',
    /answers in plain HTTP, not in TLS/,
    (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  ],
  ['a banner of SSH', 'not-tls', /answers in SSH/, (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n')],
  ['four bytes of something', 'not-tls', /some other protocol/, (socket) => socket.end('oops')],
  [
    'an alert before the certificate',
    'tls-alert',
    /alert 40 \(handshake_failure\)/,
    (socket) => socket.once('data', () => socket.end(alert(2, 40))),
  ],
  ['a warning and then nothing', 'handshake-timeout', /within 0\.9 s/, (socket) => socket.write(alert(1, 112))],
  ['an end at once', 'connection-closed', /closed the connection/, (socket) => socket.end()],
  [
    'a reset',
    'connection-closed',
    /closed the connection/,
    (socket) => socket.once('data', () => socket.resetAndDestroy()),
  ],
  ['silence', 'handshake-timeout', /presented no certificate within 0\.9 s/, () => undefined],
  [
    'a byte now and then',
    'handshake-timeout',
    /within 0\.9 s/,
    (socket) => drip(socket, Buffer.concat([inRecord(serverHello), Buffer.alloc(5)])),
  ],
  [
    'a chain of 1 MB',
    'tls-chain-too-large',
    /presents 1024 kB of certificates/,
    (socket) => socket.write(Buffer.concat([inRecord(serverHello), inRecord(Buffer.from([11, 16, 0, 0]))])),
  ],
  ['warnings without end', 'bad-tls', /sends too much/, (socket) => flood(socket, alert(1, 90))],
  [
    'application data',
    'bad-tls',
    /data before the handshake is over/,
    (socket) => socket.write(Buffer.from([23, 3, 3, 0, 1, 0])),
  ],
  [
    'a message cut off',
    'bad-tls',
    /ends before its content/,
    (socket) => socket.write(inRecord(Buffer.from([2, 0, 0, 1, 3]))),
  ],
  ['a record of 64 kB', 'bad-tls', /no proper head/, (socket) => socket.write(Buffer.from([22, 3, 3, 255, 255]))],
  [
    'a list without a certificate',
    'no-certificate-presented',
    /presents no certificate/,
    (socket) =>
      socket.write(
        Buffer.concat([
          inRecord(serverHello),
          inRecord(Buffer.from([11, 0, 0, 3, 0, 0, 0])),
          inRecord(Buffer.from([14, 0, 0, 0])),
        ]),
      ),
  ],
  [
    'no certificate at all',
    'no-certificate-presented',
    /presents no certificate/,
    (socket) => socket.write(Buffer.concat([inRecord(serverHello), inRecord(Buffer.from([14, 0, 0, 0]))])),
  ],
  [
    'something that is no certificate',
    'not-a-certificate',
    /no certificate at position 1/,
    (socket) =>
      socket.write(
        Buffer.concat([
          inRecord(serverHello),
          inRecord(Buffer.from([11, 0, 0, 7, 0, 0, 4, 0, 0, 1, 9])),
          inRecord(Buffer.from([14, 0, 0, 0])),
        ]),
      ),
  ],
])('tells %s as a problem with a code', async (_what, code, words, serve) => {
  const port = await serving(serve);
  const { facts, message } = await asked(`127.0.0.1:${port}`, {}, code === 'handshake-timeout' ? impatient : patient);
  expect(facts.problem).toBe(code);
  expect(message).toMatch(words);
  expect(message).toMatch(new RegExp(`^127\\.0\\.0\\.1:${port} .*\\.$`));
});

it('keeps the chain of a server that breaks off behind it, and does not know whether it asks for a certificate', async () => {
  const { cert } = await aServersCertificate();
  const der = Buffer.from(cert.replaceAll(/-----[^-]+-----|\s/gu, ''), 'base64');
  const sized = Buffer.concat([Buffer.from([0, der.length >> 8, der.length & 255]), der]);
  const message = Buffer.concat([
    Buffer.from([11, 0, (sized.length + 3) >> 8, (sized.length + 3) & 255, 0, sized.length >> 8, sized.length & 255]),
    sized,
  ]);
  const port = await serving((socket) =>
    socket.once('data', () => socket.end(Buffer.concat([inRecord(serverHello), inRecord(message), alert(2, 80)]))),
  );
  const { facts } = await asked(`127.0.0.1:${port}`);
  expect(facts).toMatchObject({ problem: undefined, asksForClientCertificate: undefined, protocol: 'TLS 1.2' });
  expect(facts.chain).toHaveLength(1);
});

it('tells where nothing listens, and a name that nobody knows', async () => {
  const port = await listen(createServer());
  const { facts } = await asked(`127.0.0.1:${await freedPort()}`);
  expect(facts).toMatchObject({ problem: 'connection-refused', chain: [] });
  expect((await asked(`no-such-host.invalid:${port}`)).facts).toMatchObject({
    problem: 'host-not-found',
    address: undefined,
  });
});

it('tells a place that is meant to be an endpoint and is none', async () => {
  const { inventory } = await look(['http://127.0.0.1:80', 'tls://host', 'https://h:99999', 'https://h/?port=1'], {});
  expect(inventory.problems.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'bad-endpoint'));
  expect(inventory.places.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'endpoint'));
});

it('asks an IPv6 address', async () => {
  const server = createTlsServer({ ...(await aServersCertificate()), minVersion: 'TLSv1.3' });
  const port = await listen(server, '::1');
  const { facts } = await asked(`[::1]:${port}`);
  expect(facts).toMatchObject({ problem: undefined, host: '::1', address: '::1', path: `[::1]:${port}` });
  expect(facts.chain).toHaveLength(1);
});

it('goes through a proxy by CONNECT, its own or that of the environment, and tells its refusal', async () => {
  const port = await listen(createTlsServer(await aServersCertificate()));
  const seen: string[] = [];
  const proxy = await serving((socket) => {
    socket.once('data', (head) => {
      seen.push(head.toString().split('\r\n')[0] ?? '');
      const target = createConnectionTo(port);
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
  });
  const own = await asked(`https://cluster.example:${port}/?proxy=http://127.0.0.1:${proxy}`);
  expect(own.facts).toMatchObject({
    problem: undefined,
    address: undefined,
    proxy: `127.0.0.1:${proxy}`,
    serverName: 'cluster.example',
  });
  expect(own.facts.chain).toHaveLength(1);
  const environment = { HTTPS_PROXY: `http://127.0.0.1:${proxy}`, NO_PROXY: '.internal, 10.0.0.0/8' };
  expect((await asked(`https://cluster.example:${port}`, environment)).facts.chain).toHaveLength(1);
  expect(seen).toEqual([`CONNECT cluster.example:${port} HTTP/1.1`, `CONNECT cluster.example:${port} HTTP/1.1`]);

  // Not for this machine, nor where the environment or the way of naming it says so.
  for (const place of [
    `https://127.0.0.1:${port}`,
    `https://no-such-host.internal:${port}`,
    `no-such-host.invalid:${port}`,
  ]) {
    expect((await asked(place, environment)).facts.proxy, place).toBeUndefined();
  }
  expect(seen).toHaveLength(2);

  const refusing = await serving((socket) => socket.once('data', () => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')));
  const refused = await asked(`https://cluster.example/?proxy=http://127.0.0.1:${refusing}`);
  expect(refused.facts.problem).toBe('proxy-refused');
  expect(refused.message).toMatch(/HTTP\/1\.1 403 Forbidden\.$/);
});

it('names every endpoint of a look that is stopped, asked or not', async () => {
  const port = await serving(() => undefined);
  const stop = new AbortController();
  const places = Array.from({ length: 80 }, (_, index) => `https://127.0.0.1:${port}/${index}`);
  setTimeout(() => stop.abort(), 100);
  const { inventory, cancelled } = await look(places, { signal: stop.signal });
  expect(cancelled).toBe(true);
  expect(inventory.places.map(({ place }) => place)).toEqual(places);
  expect(inventory.endpoints.map(({ problem }) => problem)).toEqual(places.map(() => 'cancelled'));
});

function drip(socket: Socket, bytes: Buffer): void {
  let at = 0;
  const timer = setInterval(() => socket.write(bytes.subarray(at, ++at)), 50);
  socket.on('close', () => clearInterval(timer));
}

function flood(socket: Socket, bytes: Buffer): void {
  const many = Buffer.concat(Array.from({ length: 1_000 }, () => bytes));
  const more = (): void => {
    while (!socket.destroyed && socket.write(many));
  };
  socket.on('drain', more);
  more();
}

async function freedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
