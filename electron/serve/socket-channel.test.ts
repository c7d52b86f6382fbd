import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Handlers } from '../../shared/bridge/contract.ts';
import { packInventory } from '../../shared/bridge/packed-inventory.ts';
import { emptyInventory } from '../../shared/pki/merge-inventories.ts';
import { noLog } from '../engine/log/log.ts';
import { serveSocket } from './socket-channel.ts';

const MiB = 1024 * 1024;

const notAsked = () => Promise.reject(new Error('not asked for here'));

it('holds a look back while its window does not read, and lets a cancel through in between', async () => {
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const problems = [{ path: '/x', code: 'read-failed', message: 'x'.repeat(MiB) }] as const;
  const stop = new AbortController();
  let mostWaiting = 0;
  sockets.on('connection', (socket) => {
    const handlers: Handlers = {
      'look.run': async ({ lookId }, { emit, drained }) => {
        let chunks = 0;
        // Endless unless somebody stops it.
        while (!stop.signal.aborted) {
          emit('look.chunk', { lookId, part: { ...packInventory(emptyInventory), problems } });
          chunks += 1;
          await drained();
          mostWaiting = Math.max(mostWaiting, socket.bufferedAmount);
        }
        return { outcome: 'cancelled', chunks };
      },
      'look.cancel': () => {
        stop.abort();
        return Promise.resolve({ cancelled: true });
      },
      'certificate.details': notAsked,
      'places.suggest': notAsked,
      'dialog.choose': notAsked,
      'upload.begin': notAsked,
      'upload.add': notAsked,
      'ssh.suggest': notAsked,
      'ssh.answer': notAsked,
      'container.answer': notAsked,
      'cluster.contexts': notAsked,
      'cluster.answer': notAsked,
      'file.save': notAsked,
      'file.show': notAsked,
      'file.drag': notAsked,
      'print.pdf': notAsked,
      'print.cancel': notAsked,
      'settings.read': notAsked,
      'settings.write': notAsked,
      'about.read': notAsked,
      'log.read': notAsked,
      'link.open': notAsked,
    };
    serveSocket(socket, handlers, noLog);
  });

  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await new Promise((open) => {
    client.once('open', open);
  });
  client.send(
    JSON.stringify({
      id: 1,
      name: 'look.run',
      input: { lookId: 'a', places: ['/'] },
    }),
  );
  await new Promise((first) => {
    client.once('message', first);
  });
  client.pause();
  // Far more would have been queued by now: a chunk takes a millisecond or two.
  await new Promise((later) => {
    setTimeout(later, 500);
  });
  client.send(JSON.stringify({ id: 2, name: 'look.cancel', input: { lookId: 'a' } }));
  client.resume();

  let received = 1;
  const answer = await new Promise<unknown>((resolve) => {
    client.on('message', (data) => {
      const message = JSON.parse((data as Buffer).toString('utf8')) as { id?: number; event?: string };
      if (message.event === 'look.chunk') received += 1;
      if (message.id === 1) resolve(message);
    });
  });
  // Nothing is lost for having been held back.
  expect(answer).toEqual({ id: 1, result: { ok: true, value: { outcome: 'cancelled', chunks: received } } });
  expect(mostWaiting).toBeLessThan(6 * MiB);
  client.terminate();
  sockets.close();
  server.close();
});
