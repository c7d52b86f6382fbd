import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { CallContext, Events, LookWish } from '../../shared/bridge/contract.ts';
import type { SshAnswer } from '../../shared/bridge/ssh-question.ts';
import { unpackInventory } from '../../shared/bridge/packed-inventory.ts';
import { mergeInventories } from '../../shared/pki/merge-inventories.ts';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { anSshd, hasSshd, testPassphrase, type TestSshd } from '../../shared/testing/an-sshd.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { createInspector, type Inspector } from './inspector.ts';
import { createSshQuestions } from './questions-of-looks.ts';

const tree = join(fixtureTrees, 'default-rsa/etc-kubernetes');
let sshd: TestSshd;
beforeAll(async () => {
  if (hasSshd) sshd = await anSshd();
});
const placeOf = (path: string, port = sshd.port): string => `ssh://${sshd.user}@127.0.0.1:${port}${path}`;

type Told = { readonly [E in keyof Events]: { readonly event: E; readonly payload: Events[E] } }[keyof Events];

interface WindowAtWork {
  readonly inspector: Inspector;
  readonly told: readonly Told[];
  readonly of: <E extends keyof Events>(event: E) => readonly Events[E][];
  readonly run: (wish: Omit<LookWish, 'lookId'>) => Promise<Inventory>;
}

/** @param answer  `undefined` as a function: nobody is at the window */
function aWindow(home: string, answer?: (question: Events['ssh.question']) => SshAnswer): WindowAtWork {
  const told: Told[] = [];
  const inspector = createInspector({
    suggestions: { initial: [], env: {}, homeDirectory: home },
    now: () => Date.now() as EpochMs,
  });
  onTestFinished(() => inspector.dispose());
  const context: CallContext = {
    emit: (event, payload) => {
      // As it goes over either transport.
      told.push(structuredClone({ event, payload }) as Told);
      if (event !== 'ssh.question' || answer === undefined) return;
      const asked = payload as Events['ssh.question'];
      const { questionId } = asked;
      void inspector.handlers['ssh.answer']({ questionId, answer: answer(asked) }, context);
    },
    drained: async () => undefined,
  };
  const of = <E extends keyof Events>(event: E): readonly Events[E][] =>
    told.flatMap((each) => (each.event === event ? [each.payload as Events[E]] : []));
  let looks = 0;
  return {
    inspector,
    told,
    of,
    run: async (wish) => {
      const lookId = `look-${++looks}`;
      await inspector.handlers['look.run']({ lookId, ...wish }, context);
      return mergeInventories(
        of('look.chunk').flatMap((each) => (each.lookId === lookId ? [unpackInventory(each.part)] : [])),
      );
    },
  };
}

const codes = ({ problems }: Inventory): readonly string[] => problems.map(({ code }) => code);

describe.skipIf(!hasSshd)('a window that looks at nodes', () => {
  const identity = (): string => sshd.keys.ed25519;

  it('is asked about an unknown host, and the host is remembered on its yes', async () => {
    const home = tempFolder();
    const { run, of } = aWindow(home, () => ({ yes: true }));
    const place = placeOf(tree);
    const nodes = [{ place, identity: identity() }];
    expect((await run({ places: [place], nodes })).sightings.length).toBeGreaterThan(10);
    expect(of('ssh.question')).toMatchObject([
      { lookId: 'look-1', question: { kind: 'host-key', host: '127.0.0.1', port: sshd.port, keyType: 'ssh-ed25519' } },
    ]);
    expect(readFileSync(join(home, '.ssh/known_hosts'), 'utf8')).toBe(sshd.knownHost);
    expect(of('look.nodes').flatMap(({ nodes: all }) => all.map(({ state }) => state))).toEqual(
      expect.arrayContaining(['waiting', 'connecting', 'asking', 'reading', 'done']),
    );
  });

  it('that says no is told so, and nothing is remembered', async () => {
    const home = tempFolder();
    const { run } = aWindow(home, () => undefined);
    const place = placeOf(tree);
    const inventory = await run({ places: [place], nodes: [{ place, identity: identity() }] });
    expect(codes(inventory)).toEqual(['ssh-host-unknown']);
    const [problem] = inventory.problems;
    expect(problem?.message).toContain('retry, compare the fingerprint and say yes');
    expect(problem?.message).not.toContain('--accept-new');
    expect(() => readFileSync(join(home, '.ssh/known_hosts'))).toThrow('ENOENT');
  });

  it('that is closed, or another that answers for it, never holds the look up or lets a host in', async () => {
    const home = tempFolder();
    const { run, of, inspector } = aWindow(home);
    const place = placeOf(tree);
    const running = run({ places: [place], nodes: [{ place, identity: identity() }] });
    await expect.poll(() => of('ssh.question').length, { timeout: 10_000 }).toBe(1);
    const questionId = of('ssh.question')[0]?.questionId ?? '';
    const other = createInspector({
      suggestions: { initial: [], env: {}, homeDirectory: home },
      now: () => Date.now() as EpochMs,
    });
    const nowhere: CallContext = { emit: () => undefined, drained: async () => undefined };
    expect(await other.handlers['ssh.answer']({ questionId, answer: { yes: true } }, nowhere)).toEqual({
      taken: false,
    });
    inspector.dispose();
    expect(codes(await running)).toContain('cancelled');
    expect(of('ssh.question-over')).toEqual([{ questionId }]);
    expect(() => readFileSync(join(home, '.ssh/known_hosts'))).toThrow('ENOENT');
  });

  it('reads nodes again only when it wants to: those that failed are fetched, the others are held', async () => {
    const well = await anSshd();
    const late = await anSshd();
    late.end();
    const { run } = aWindow(sshd.home, () => ({ yes: true }));
    const places = [placeOf(tree, well.port), placeOf(`${tree}/pki`, sshd.port), placeOf(tree, late.port)];
    const nodes = places.map((place) => ({ place, identity: identity() }));
    await expect.poll(async () => codes(await run({ places, nodes })), { timeout: 10_000 }).toEqual(['ssh-refused']);
    well.end();
    await expect.poll(() => isListening(well.port), { timeout: 10_000 }).toBe(false);
    const placesSeen = ({ sightings }: Inventory): readonly string[] => [
      ...new Set(sightings.map(({ place }) => place)),
    ];
    const kept = await run({ places, nodes, keepNodes: true });
    expect(codes(kept)).toEqual(['ssh-refused']);
    expect(placesSeen(kept)).toEqual(expect.arrayContaining(places.slice(0, 2)));
    expect(kept.issuerLinks.some(({ proof }) => proof === 'signature')).toBe(true);
    const again = await run({ places, nodes });
    expect(codes(again)).toEqual(['ssh-refused', 'ssh-refused']);
    expect(placesSeen(again)).toEqual([places[1]]);
  });

  it('shows what has arrived while a dead node is still waited for', async () => {
    const silent = await aSilentServer();
    const home = tempFolder({ '.ssh/known_hosts': sshd.knownHost, '.ssh/config': 'ConnectTimeout 8\n' });
    const { run, told } = aWindow(home);
    const places = [placeOf('/', silent), placeOf(tree)];
    const seen = await run({ places, nodes: places.map((place) => ({ place, identity: identity() })) });
    const sofar = told.findIndex(({ event }) => event === 'look.sofar');
    expect(told[sofar]).toMatchObject({ payload: { inventory: { places: [{ place: places[1] }] } } });
    const isGivenUp = told.findIndex(
      ({ event, payload }) =>
        event === 'look.nodes' && payload.nodes.some(({ place, state }) => place === places[0] && state === 'failed'),
    );
    expect(isGivenUp).toBeGreaterThan(0);
    expect(sofar).toBeLessThan(isGivenUp);
    expect(codes(seen)).toEqual(['ssh-timeout']);
  });

  it('may take its time over a passphrase that several nodes wait for, and no byte of it or of a key goes out', async () => {
    const home = tempFolder({ '.ssh/known_hosts': sshd.knownHost, '.ssh/config': 'ConnectTimeout 4\n' });
    const pair = plantedKey();
    const node = tempFolder(pair.files);
    const { run, told, of, inspector } = aWindow(home);
    const places = [placeOf(node), placeOf(`${node}/pki`), placeOf(tree)];
    const running = run({ places, nodes: places.map((place) => ({ place, identity: sshd.keys.encrypted })) });
    await expect.poll(() => of('ssh.question').length, { timeout: 10_000 }).toBe(1);
    // Longer than any of the nodes has to connect.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const questionId = of('ssh.question')[0]?.questionId ?? '';
    const nowhere: CallContext = { emit: () => undefined, drained: async () => undefined };
    await inspector.handlers['ssh.answer']({ questionId, answer: { texts: [testPassphrase] } }, nowhere);
    const seen = await running;
    expect(codes(seen)).toEqual([]);
    expect(seen.sightings.filter(({ key }) => key === 'matches').length).toBeGreaterThan(2);
    const everything = JSON.stringify([told, seen]);
    for (const secret of [testPassphrase, ...pair.secrets]) expect(everything).not.toContain(secret);
  });
});

it('a question that nobody answers is over in time, and is not taken afterwards', async () => {
  const told: { event: string; payload: unknown }[] = [];
  const emit: CallContext['emit'] = (event, payload) => void told.push({ event, payload });
  const { ask, answer } = createSshQuestions(20);
  const question = { kind: 'passphrase', keyPath: '/k', isRetry: false } as const;
  expect(await ask({ lookId: 'a', question }, emit, new AbortController().signal)).toBeUndefined();
  expect(told.map(({ event }) => event)).toEqual(['ssh.question', 'ssh.question-over']);
  const asked = told[0]?.payload as Events['ssh.question'] | undefined;
  expect(answer(asked?.questionId ?? '', { yes: true })).toBe(false);
});

/** A key in each of the forms in which it lies on nodes, and every line of it. */
function plantedKey(): { readonly files: Record<string, string>; readonly secrets: readonly string[] } {
  const folder = tempFolder();
  execFileSync(
    'openssl',
    'req -x509 -newkey rsa:2048 -nodes -keyout k -out c -subj /CN=planted -days 3650'.split(' '),
    { cwd: folder, stdio: 'ignore' },
  );
  const certificate = readFileSync(join(folder, 'c'), 'utf8');
  const key = readFileSync(join(folder, 'k'), 'utf8');
  const keyData = Buffer.from(key).toString('base64');
  const data = Buffer.from(certificate).toString('base64');
  const kubeconfig = `kind: Config\nusers:\n- name: a\n  user:\n    client-certificate-data: ${data}\n    client-key-data: ${keyData}\n    token: planted-token\n`;
  return {
    files: { 'pki/x.crt': certificate, 'pki/x.key': key, 'pki/both.pem': key + certificate, 'admin.conf': kubeconfig },
    secrets: [
      'planted-token',
      ...key.split('\n').filter((line) => line.length > 30 && !line.startsWith('-')),
      ...(keyData.match(/.{60}/gu) ?? []).slice(1),
    ],
  };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Takes connections and says nothing. */
async function aSilentServer(): Promise<number> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
