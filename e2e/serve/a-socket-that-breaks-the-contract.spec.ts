import { maxMessageBytes } from '../../shared/bridge/limits.ts';
import { socketClose } from '../../shared/bridge/socket-messages.ts';
import { expect, serverTest as test } from '../testing/app.ts';
import { openSession } from '../testing/raw-http.ts';
import { connect, exchange } from '../testing/raw-socket.ts';

test.describe('a socket whose other end does not keep to the contract', () => {
  for (const [what, message, code] of [
    ['no JSON', '{"id":1,', socketClose.notACall],
    ['no call', '{"hello":"there"}', socketClose.notACall],
    ['a key too many', '{"id":1,"name":"places.suggest","input":{},"admin":true}', socketClose.notACall],
    ['a polluted prototype', '{"id":1,"name":"places.suggest","input":{},"__proto__":{"a":1}}', socketClose.notACall],
    ['no whole id', '{"id":1.5,"name":"places.suggest","input":{}}', socketClose.notACall],
    ['a list', '[]', socketClose.notACall],
    ['bytes', new Uint8Array([1, 2, 3]), socketClose.notText],
    ['a message over the limit', 'x'.repeat(maxMessageBytes + 1), 1009],
  ] as const) {
    test(`is closed on ${what}`, async ({ app }) => {
      expect(await exchange(await connect(app.port, await openSession(app.url)), message)).toBe(code);
    });
  }
  for (const [what, name, input, code] of [
    ['an unknown command', 'shell.run', {}, 'unknown-command'],
    ['a name from the prototype', 'constructor', {}, 'unknown-command'],
    ['an input of another shape', 'look.run', { lookId: 'a', places: 'etc' }, 'bad-request'],
    ['a dialog, which a browser has not', 'dialog.choose', { what: 'folder' }, 'not-supported'],
    ['a certificate that nobody has seen', 'certificate.details', { sha256: 'a'.repeat(64) }, 'not-found'],
    ['a path that climbs', 'upload.add', { place: 'upload:a', files: [{ path: '../a', base64: '' }] }, 'bad-request'],
  ] as const) {
    test(`is answered with a refusal for ${what}, and stays open`, async ({ app }) => {
      const socket = await connect(app.port, await openSession(app.url));
      const refused = await exchange(socket, JSON.stringify({ id: 7, name, input }));
      expect(refused).toMatchObject({ id: 7, result: { ok: false, error: { code } } });
      const next = await exchange(socket, JSON.stringify({ id: 8, name: 'places.suggest', input: {} }));
      expect(next).toMatchObject({ id: 8, result: { ok: true } });
      socket.terminate();
    });
  }
  test('is answered with a refusal for a polluted prototype inside the input', async ({ app }) => {
    const socket = await connect(app.port, await openSession(app.url));
    const answer = await exchange(socket, '{"id":1,"name":"places.suggest","input":{"__proto__":{"a":1}}}');
    expect(answer).toMatchObject({ id: 1, result: { ok: false, error: { code: 'bad-request' } } });
    socket.terminate();
  });
});
