import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { succeed } from '../../shared/bridge/result.ts';
import { socketHost } from './socket-host.ts';

/** The browser's WebSocket as far as it is used, driven by the test. */
class ASocket extends EventTarget {
  static readonly OPEN = 1;
  readyState = 0;
  readonly sent: string[] = [];
  send(text: string) {
    this.sent.push(text);
  }
  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  close() {
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }
  tell(message: unknown) {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(message) }));
  }
}

let sockets: ASocket[] = [];
const connect = () => {
  const connection = socketHost(() => {
    const socket = new ASocket();
    sockets.push(socket);
    return socket as unknown as WebSocket;
  });
  const states: string[] = [];
  connection.onConnection((state) => states.push(state));
  return { ...connection, states };
};

beforeEach(() => {
  sockets = [];
  vi.stubGlobal('WebSocket', ASocket);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a call made before the connection stands waits for it, and gets its own answer', async () => {
  const { host } = connect();
  const first = host.call('places.suggest', {});
  const second = host.call('upload.begin', {});
  sockets[0]?.open();
  expect(sockets[0]?.sent.map((text) => (JSON.parse(text) as { name: string }).name)).toEqual([
    'places.suggest',
    'upload.begin',
  ]);
  sockets[0]?.tell({ id: 2, result: succeed({ place: 'upload:1' }) });
  sockets[0]?.tell({ id: 1, result: succeed({ initial: [], kubeconfigs: [], pkiFolders: [] }) });
  await expect(second).resolves.toEqual(succeed({ place: 'upload:1' }));
  await expect(first).resolves.toMatchObject({ value: { initial: [] } });
});

it('a call that the connection breaks under fails with a reason, and so does one made while it is broken', async () => {
  const { host } = connect();
  sockets[0]?.open();
  const during = host.call('upload.begin', {});
  sockets[0]?.close();
  await expect(during).resolves.toMatchObject({ ok: false, error: { code: 'disconnected' } });
  await expect(host.call('upload.begin', {})).resolves.toMatchObject({ ok: false, error: { code: 'disconnected' } });
});

it('a broken connection is told, tried again and told again', async () => {
  const { host, states } = connect();
  sockets[0]?.open();
  sockets[0]?.close();
  expect(sockets).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sockets).toHaveLength(2);
  sockets[1]?.open();
  expect(states).toEqual(['connected', 'disconnected', 'connected']);
  void host.call('upload.begin', {});
  expect(sockets[1]?.sent).toHaveLength(1);
});

it('events reach who listens, until they stop', () => {
  const { host } = connect();
  sockets[0]?.open();
  const heard: unknown[] = [];
  const stop = host.on('menu.chosen', ({ action }) => heard.push(action));
  sockets[0]?.tell({ event: 'menu.chosen', payload: { action: 'look-again' } });
  sockets[0]?.tell({ event: 'places.requested', payload: { places: [] } });
  stop();
  sockets[0]?.tell({ event: 'menu.chosen', payload: { action: 'view-timeline' } });
  expect(heard).toEqual(['look-again']);
});
