import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { maxMessageBytes } from '../../shared/bridge/limits.ts';
import type { CallContext, Handlers } from '../../shared/bridge/contract.ts';
import { CommandRefusal } from './command-refusal.ts';
import { defaultSettings } from '../../shared/settings/default-settings.ts';
import { dispatch } from './dispatch.ts';
import type { Log } from './log/log.ts';
import { withheldText } from './outgoing.ts';

const context: CallContext = { emit: () => undefined, drained: () => Promise.resolve() };
const unexpected = () => Promise.reject(new Error('this handler should not have been reached'));
const handlers: Handlers = {
  'look.run': unexpected,
  'look.cancel': ({ lookId }) => Promise.resolve({ cancelled: lookId === 'running' }),
  'certificate.details': () => Promise.reject(new CommandRefusal('not-found', 'No look has seen it.')),
  'places.suggest': () => {
    throw new Error('the disk is gone');
  },
  'dialog.choose': unexpected,
  'upload.begin': unexpected,
  'upload.add': unexpected,
  'ssh.suggest': unexpected,
  'ssh.answer': unexpected,
  'container.answer': unexpected,
  'cluster.contexts': unexpected,
  'cluster.answer': unexpected,
  'settings.read': unexpected,
  'settings.write': unexpected,
  'about.read': unexpected,
  'log.read': unexpected,
  'file.save': ({ content }) =>
    Promise.resolve({
      savedTo: `${'text' in content ? content.text.length : content.base64.length}`,
    }),
  'file.show': unexpected,
  'file.drag': unexpected,
  'print.pdf': unexpected,
  'print.cancel': unexpected,
  'link.open': unexpected,
};
const call = (name: unknown, input: unknown) => dispatch(handlers, name, input, context);
const refusal = (code: string, message: RegExp) => ({
  ok: false,
  error: { code, message: expect.stringMatching(message) as unknown },
});

describe('a command', () => {
  it('is answered with the value of its handler', async () => {
    expect(await call('look.cancel', { lookId: 'running' })).toEqual({ ok: true, value: { cancelled: true } });
  });
  it('that its handler refuses keeps the code and the sentence', async () => {
    expect(await call('certificate.details', { sha256: 'a'.repeat(64) })).toEqual(
      refusal('not-found', /^No look has seen it\.$/u),
    );
  });
  it('whose handler throws, even before its promise, is an internal failure that names the command', async () => {
    expect(await call('places.suggest', {})).toEqual(
      refusal('internal', /^places\.suggest failed: the disk is gone$/u),
    );
  });
  it('may carry a report larger than a message', async () => {
    const text = 'x'.repeat(maxMessageBytes + 1);
    expect(await call('file.save', { suggestedName: 'a.csv', content: { text } })).toMatchObject({ ok: true });
    const base64 = 'x'.repeat(maxMessageBytes + 4);
    expect(await call('file.save', { suggestedName: 'a.png', content: { base64 } })).toMatchObject({ ok: true });
  });
});

describe('a private key that a handler lets out', () => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const leaking: Handlers = {
    ...handlers,
    'places.suggest': () => Promise.reject(new Error(`cannot parse ${pem}`)),
    'upload.begin': () => Promise.reject(new CommandRefusal('not-found', pem)),
    'settings.read': (_input, { emit }) => {
      emit('places.requested', { places: ['/a', pem] });
      return Promise.resolve({ settings: defaultSettings, path: pem, problems: [] });
    },
    'certificate.details': () => Promise.resolve({ der: new Uint8Array(9) } as never),
  };
  it('does not leave in an answer, an event or a failure, and that it tried is in the log', async () => {
    const left: unknown[] = [];
    const noted: string[] = [];
    const emit = (_event: string, payload: unknown) => void left.push(payload);
    const log: Log = { note: (_level, event) => void noted.push(event) };
    for (const name of ['places.suggest', 'upload.begin', 'settings.read'] as const) {
      left.push(await dispatch(leaking, name, {}, { ...context, emit }, log));
    }
    expect(left).toHaveLength(4);
    expect(JSON.stringify(left)).not.toContain('PRIVATE KEY');
    expect(JSON.stringify(left).split(withheldText)).toHaveLength(5);
    expect(noted.filter((event) => event === 'key-withheld')).toHaveLength(4);
  });
  it('as bytes makes a failure of the answer', async () => {
    expect(await dispatch(leaking, 'certificate.details', { sha256: 'a'.repeat(64) }, context)).toEqual(
      refusal('internal', /Uint8Array is no plain data/u),
    );
  });
});

describe('what is no command is refused as data:', () => {
  it.each([
    ['an unknown name', 'shell.run'],
    ['a name from the prototype', 'constructor'],
    ['the prototype itself', '__proto__'],
    ['a number', 7],
    ['nothing', undefined],
  ])('%s', async (_what, name) => {
    expect(await call(name, {})).toEqual(refusal('unknown-command', /./u));
  });
});

describe('an input is refused when it is', () => {
  it.each([
    ['absent', 'look.run', undefined, /input/u],
    ['of another shape', 'look.run', { lookId: 'a', places: 'etc' }, /^look\.run: places: /u],
    ['holding a key too many', 'look.cancel', { lookId: 'a', force: true }, /./u],
    ['a place longer than a path can be', 'look.run', { lookId: 'a', places: ['x'.repeat(4_097)] }, /places\.0/u],
    ['a path that climbs', 'upload.add', { place: 'p', files: [{ path: '../a', base64: '' }] }, /files\.0\.path/u],
    ['an absolute path', 'upload.add', { place: 'p', files: [{ path: '/etc/passwd', base64: '' }] }, /files\.0\.path/u],
    ['not base64', 'upload.add', { place: 'p', files: [{ path: 'a', base64: '!' }] }, /files\.0\.base64/u],
    ['a name with a folder in it', 'file.save', { suggestedName: 'a/b', content: { text: '' } }, /suggestedName/u],
    ['the name of the folder above', 'file.drag', { suggestedName: '..', content: { text: '' } }, /suggestedName/u],
    ['neither text nor bytes', 'file.save', { suggestedName: 'a', content: { base64: '!' } }, /content/u],
    ['polluting a prototype', 'look.cancel', JSON.parse('{"lookId":"a","__proto__":{"x":1}}'), /__proto__/u],
    ['polluting deeper', 'look.run', JSON.parse('{"lookId":"a","places":[{"__proto__":1}]}'), /__proto__/u],
    ['larger than a message', 'look.cancel', { lookId: 'x'.repeat(maxMessageBytes) }, /larger than/u],
    ['not plain data', 'look.cancel', new Map([['lookId', 'a']]), /not plain data/u],
  ] as const)('%s', async (_what, name, input, message) => {
    expect(await call(name, input)).toEqual(refusal('bad-request', message));
  });

  it('nested deeper than any input of the contract', async () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(await call('look.cancel', deep)).toEqual(refusal('bad-request', /nested deeper/u));
  });
  it('a circle', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(await call('look.cancel', circle)).toEqual(refusal('bad-request', /nested deeper/u));
  });
});
