import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebSocket } from 'ws';
import type { SocketMessage } from '../../shared/bridge/socket-messages.ts';
import { unpackInventory } from '../../shared/bridge/packed-inventory.ts';
import { plantKeys } from '../../shared/testing/planted-keys.ts';
import { expect, serverTest as test } from '../testing/app.ts';
import { openSession } from '../testing/raw-http.ts';
import { connect } from '../testing/raw-socket.ts';

/** Everything that came over the socket, as text, and the calls that led to it. Who is asked for a password gives this one. */
function listening(socket: WebSocket, password: string) {
  const frames: string[] = [];
  const waiting = new Map<number, (answer: unknown) => void>();
  socket.on('message', (data) => {
    const text = (data as Buffer).toString('utf8');
    frames.push(text);
    const message = JSON.parse(text) as SocketMessage;
    if ('id' in message) waiting.get(message.id)?.(message.result);
    else if (message.event === 'container.question') {
      void call('container.answer', { questionId: message.payload.questionId, answer: { password } });
    }
  });
  let id = 0;
  const call = (name: string, input: object = {}): Promise<unknown> =>
    new Promise((answered) => {
      id++;
      waiting.set(id, answered);
      socket.send(JSON.stringify({ id, name, input }));
    });
  return { frames, call };
}

test('no planted key crosses the bridge, or gets into the settings, the log or what is printed', async ({
  app,
  scratch,
}) => {
  const printed: string[] = [];
  for (const stream of [app.process.stdout, app.process.stderr])
    stream?.on('data', (text) => printed.push(String(text)));
  const planted = join(scratch, 'planted');
  mkdirSync(planted);
  const { places, password, foundIn } = plantKeys(planted);
  const { frames, call } = listening(await connect(app.port, await openSession(app.url)), password);

  expect(await call('look.run', { lookId: 'a', places })).toMatchObject({ ok: true });
  expect(frames.some((frame) => frame.includes('container.question'))).toBe(true);
  const parts = frames
    .map((frame) => JSON.parse(frame) as SocketMessage)
    .flatMap((message) => ('event' in message && message.event === 'look.chunk' ? [message.payload.part] : []));
  const inventories = parts.map((part) => unpackInventory(part));
  const certificates = inventories.flatMap((inventory) => inventory.certificates);
  expect(certificates.length).toBeGreaterThan(0);
  expect(inventories.flatMap(({ keys }) => keys).length).toBeGreaterThan(20);
  for (const { sha256 } of certificates)
    expect(await call('certificate.details', { sha256 })).toMatchObject({ ok: true });

  // What fails says why, and must not quote what it failed over.
  const { place } = ((await call('upload.begin')) as { value: { place: string } }).value;
  const key = readFileSync(join(places[0] ?? '', 'pki/apiserver.key'));
  expect(foundIn(key.toString('latin1')).length).toBeGreaterThan(0);
  await call('upload.add', { place, files: [{ path: 'a/b.crt', base64: key.toString('base64') }] });
  await call('look.run', { lookId: 'b', places: [place] });
  await call('look.run', { lookId: 'c', places: [key.toString('latin1').slice(0, 1_000)] });
  await call('settings.write', { patch: { recentPlaces: places } });
  await call('settings.read');
  await call('about.read');
  await call('log.read');
  await app.stop();

  const kept = readdirSync(scratch, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(planted))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(kept.map((path) => path.slice(scratch.length + 1)).toSorted()).toEqual([
    '.config/notafter/settings.json',
    '.local/state/notafter/notafter.log',
  ]);
  const texts: readonly (readonly [string, string])[] = [
    ...frames.map((frame, index) => [`message ${index}: ${frame.slice(0, 60)}`, frame] as const),
    ...kept.map((path) => [path, readFileSync(path, 'utf8')] as const),
    ['what was printed', printed.join('')],
  ];
  const leaks = texts.map(([where, text]) => ({ where, found: foundIn(text) })).filter(({ found }) => found.length > 0);
  expect(leaks).toEqual([]);
});
