import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Events } from '../../shared/bridge/contract.ts';
import { unpackInventory } from '../../shared/bridge/packed-inventory.ts';
import { expect, kubeadmTree, serverTest as test } from '../testing/app.ts';
import { openSession, rawRequest } from '../testing/raw-http.ts';
import { connect } from '../testing/raw-socket.ts';
import { serveApp } from '../testing/served-app.ts';

test('a port in use is said plainly, with what to do', async ({ scratch }) => {
  const other = createServer();
  await new Promise<void>((listening) => {
    other.listen(0, '127.0.0.1', listening);
  });
  const { port } = other.address() as AddressInfo;
  try {
    await expect(serveApp({ home: scratch, args: ['--port', String(port)] })).rejects.toThrow(
      `notafter serve ended with 2:\nPort ${port} is in use by another program: choose another with --port, or leave --port out for a free one.`,
    );
  } finally {
    other.close();
  }
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends it cleanly while a window is open and a look is running`, async ({ scratch }) => {
    const app = await serveApp({ home: scratch });
    const cookie = await openSession(app.url);
    const socket = await connect(app.port, cookie);
    const closed = new Promise<number>((resolve) => {
      socket.once('close', resolve);
    });
    socket.send(JSON.stringify({ id: 1, name: 'look.run', input: { lookId: 'a', places: ['sample:'] } }));
    const ended = new Promise<number | null>((resolve) => {
      app.process.once('exit', resolve);
    });
    app.process.kill(signal);
    expect(await ended).toBe(0);
    expect(await closed).toBe(1001);
    await expect(rawRequest(app.port, {})).rejects.toThrow(/ECONNREFUSED/u);
  });
}

test.describe('with a place', () => {
  test.use({ places: [kubeadmTree('default-rsa')] });
  test('a look streams its progress, then its certificates, and decodes one of them on demand', async ({ app }) => {
    const cookie = await openSession(app.url);
    const socket = await connect(app.port, cookie);
    interface Message {
      readonly id?: number;
      readonly event?: string;
      readonly payload?: unknown;
      readonly result?: { readonly value?: unknown };
    }
    const received: Message[] = [];
    const call = (id: number, name: string, input: object) =>
      new Promise<Message>((resolve) => {
        const read = (data: Buffer) => {
          const message = JSON.parse(data.toString('utf8')) as Message;
          received.push(message);
          if (message.id !== id) return;
          socket.off('message', read);
          resolve(message);
        };
        socket.on('message', read);
        socket.send(JSON.stringify({ id, name, input }));
      });

    const suggested = await call(1, 'places.suggest', {});
    expect(suggested.result?.value).toMatchObject({ initial: [kubeadmTree('default-rsa')], kubeconfigs: [] });
    const looked = await call(2, 'look.run', { lookId: 'a', places: [kubeadmTree('default-rsa')] });
    expect(received.filter(({ event }) => event === 'look.progress').length).toBeGreaterThan(0);
    const chunks = received.filter(({ event }) => event === 'look.chunk') as {
      payload: Events['look.chunk'];
    }[];
    expect(looked.result).toEqual({ ok: true, value: { outcome: 'complete', chunks: chunks.length } });
    const certificates = chunks.flatMap(({ payload }) => unpackInventory(payload.part).certificates);
    // The tree holds 10 certificate files, and kubeconfigs with one client certificate each.
    expect(certificates.length).toBeGreaterThanOrEqual(14);
    const details = await call(3, 'certificate.details', { sha256: certificates[0]?.sha256 });
    expect(details.result).toMatchObject({ ok: true, value: { sha256: certificates[0]?.sha256 } });
    socket.terminate();
  });
});
