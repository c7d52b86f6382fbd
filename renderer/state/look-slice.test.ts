import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CommandName, Commands, EventName, Events } from '../../shared/bridge/contract.ts';
import { packInventory } from '../../shared/bridge/packed-inventory.ts';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import { fail, succeed, type Result } from '../../shared/bridge/result.ts';
import { defaultSettings } from '../../shared/settings/default-settings.ts';
import { emptyInventory } from '../../shared/pki/merge-inventories.ts';
import { relationsOf } from '../../shared/pki/relations.ts';
import { aCertificate, at } from '../../shared/testing/a-certificate.ts';
import { anInventory } from '../../shared/testing/an-inventory.ts';
import { createAppStore } from './app-store.ts';

/** On a busy machine, too. */
const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000 });

/** A host whose answers the test gives when it likes. */
function aHost() {
  const calls: { name: CommandName; input: unknown; answer: (result: Result<never>) => void }[] = [];
  const listeners = new Map<EventName, (payload: never) => void>();
  const host: HostApi = {
    capabilities: {
      openDialogs: false,
      saveDialog: false,
      showInFolder: false,
      dragOut: false,
      dropGivesPaths: false,
      opensLinks: false,
      menu: false,
    },
    call: <N extends CommandName>(name: N, input: Commands[N]['input']) =>
      new Promise<Result<Commands[N]['output']>>((resolve) => {
        calls.push({ name, input, answer: resolve });
      }),
    on: (event, listener) => {
      listeners.set(event, listener);
      return () => listeners.delete(event);
    },
    pathForFile: () => '',
  };
  return {
    host,
    calls,
    emit: <E extends EventName>(event: E, payload: Events[E]) => listeners.get(event)?.(payload as never),
    /** Answers the call at `index`. */
    answer: async (index: number, result: Result<unknown>) => {
      calls[index]?.answer(result as Result<never>);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

function setUp() {
  const told = aHost();
  let looks = 0;
  const clock = { now: at('2026-11-22T12:00:00Z') };
  const store = createAppStore({
    host: told.host,
    newLookId: () => `look-${(looks += 1)}`,
    readClock: () => clock.now,
    localZone: 'Asia/Tokyo',
    settings: { answer: { settings: defaultSettings, path: undefined, problems: [] }, systemLanguage: 'en' },
  });
  return { ...told, store, clock, state: () => store.getState() };
}

const part = (subject: string) =>
  packInventory(anInventory({ files: { [`/${subject}.crt`]: { certificates: [aCertificate({ subject })] } } }));
const complete = (chunks: number) => succeed({ outcome: 'complete', chunks });
const subjects = (certificates: readonly { subject: { text: string } }[] | undefined) =>
  certificates?.map(({ subject }) => subject.text).toSorted();

describe('a look', () => {
  it('merges the parts it was sent and is done', async () => {
    const { state, emit, answer } = setUp();
    void state().addPlaces(['/a']);
    expect(state().look).toMatchObject({ phase: 'looking', lookId: 'look-1' });
    emit('look.chunk', { lookId: 'look-1', part: part('one') });
    emit('look.chunk', { lookId: 'look-1', part: part('two') });
    await answer(0, complete(2));
    // What is merged is worked out in slices of the frame, however many it takes here.
    await eventually(() => expect(state().look).toMatchObject({ phase: 'done', outcome: 'complete' }));
    expect(subjects(state().inventory?.certificates)).toEqual(['CN=one', 'CN=two']);
    expect(state().recognised).toEqual(['/a']);
  });

  it('keeps no password of a proxy, and says how long endpoints are waited for', () => {
    const { state, calls } = setUp();
    void state().addPlaces(['https://h/?proxy=http%3A%2F%2Fme%3Asecret%40proxy%3A3128', 'https://me:secret@h']);
    const places = ['https://h/?proxy=http%3A%2F%2Fproxy%3A3128', 'https://h'];
    expect(state().places).toEqual(places);
    expect(calls.at(-1)).toMatchObject({
      name: 'look.run',
      input: { places, endpointTimes: { connectMs: 5_000, wholeMs: 10_000 } },
    });
  });

  it('is prepared while signatures are checked, and is as if it had not been', async () => {
    const [ca, leaf] = [aCertificate({ subject: 'ca', isCa: true }), aCertificate({ subject: 'leaf', issuer: 'ca' })];
    const whole = anInventory({ files: { '/a.crt': { certificates: [leaf, ca] } }, links: [[leaf, ca]] });
    const relatedAfter = async (chunksOfFound: number) => {
      const { state, emit, answer } = setUp();
      void state().addPlaces(['/a']);
      emit('look.chunk', { lookId: 'look-1', part: packInventory({ ...whole, issuerLinks: [] }) });
      emit('look.found', { lookId: 'look-1', chunks: chunksOfFound });
      const links = { ...emptyInventory, issuerLinks: whole.issuerLinks };
      emit('look.chunk', { lookId: 'look-1', part: packInventory(links) });
      await answer(0, complete(2));
      await eventually(() => expect(state().look.phase).toBe('done'));
      return relationsOf(state().inventory ?? emptyInventory);
    };
    const prepared = await relatedAfter(1);
    expect(prepared[0]?.path).toEqual([leaf.sha256, ca.sha256]);
    // Told before all of it had come: there is nothing to prepare yet.
    expect(prepared).toEqual(await relatedAfter(2));
  });

  it('is judged by an instant at which it was over, not by the one at which the window was opened', async () => {
    const { state, clock, emit, answer } = setUp();
    void state().addPlaces(['/a']);
    clock.now = at('2026-11-22T12:00:20Z');
    emit('look.chunk', { lookId: 'look-1', part: part('one') });
    await answer(0, complete(1));
    await eventually(() => expect(state().look.phase).toBe('done'));
    expect(state().now).toBe(at('2026-11-22T12:00:20Z'));
  });

  it('waits for parts that its answer has overtaken', async () => {
    const { state, emit, answer } = setUp();
    void state().addPlaces(['/a']);
    await answer(0, complete(1));
    expect(state().look.phase).toBe('looking');
    emit('look.chunk', { lookId: 'look-1', part: part('late') });
    await eventually(() => expect(subjects(state().inventory?.certificates)).toEqual(['CN=late']));
  });

  it('is over all places together, each once', async () => {
    const { state, calls, answer } = setUp();
    void state().addPlaces(['/a']);
    await answer(0, complete(0));
    void state().addPlaces(['/b', '/a']);
    expect(calls.at(-1)).toMatchObject({ name: 'look.run', input: { places: ['/a', '/b'] } });
  });

  it('is superseded by a newer one, whose predecessor is cancelled and has its late answer dropped', async () => {
    const { state, calls, emit, answer } = setUp();
    void state().addPlaces(['/a']);
    void state().addPlaces(['/b']);
    expect(calls.map(({ name }) => name)).toEqual(['look.run', 'look.cancel', 'look.run']);
    emit('look.chunk', { lookId: 'look-1', part: part('stale') });
    emit('look.chunk', { lookId: 'look-2', part: part('fresh') });
    await answer(0, complete(1));
    expect(state().look).toMatchObject({ phase: 'looking', lookId: 'look-2' });
    await answer(2, complete(1));
    expect(subjects(state().inventory?.certificates)).toEqual(['CN=fresh']);
  });

  it('that is cancelled keeps what it has found', async () => {
    const { state, calls, emit, answer } = setUp();
    void state().addPlaces(['/a']);
    emit('look.chunk', { lookId: 'look-1', part: part('found') });
    void state().cancelLook();
    expect(state().look).toMatchObject({ isCancelling: true });
    expect(calls.at(-1)).toMatchObject({ name: 'look.cancel', input: { lookId: 'look-1' } });
    await answer(0, succeed({ outcome: 'cancelled', chunks: 1 }));
    expect(state().look).toMatchObject({ phase: 'done', outcome: 'cancelled' });
    expect(state().inventory?.certificates).toHaveLength(1);
  });

  it('that fails leaves the earlier inventory in place', async () => {
    const { state, emit, answer } = setUp();
    void state().addPlaces(['/a']);
    emit('look.chunk', { lookId: 'look-1', part: part('kept') });
    await answer(0, complete(1));
    void state().lookAgain();
    await answer(1, fail('disconnected', 'gone'));
    expect(state().look).toEqual({ phase: 'failed', error: { code: 'disconnected', message: 'gone' } });
    expect(state().inventory?.certificates).toHaveLength(1);
  });

  it('tells how far it is, but not how far an older one is', () => {
    const { state, emit } = setUp();
    void state().addPlaces(['/a']);
    emit('look.progress', { lookId: 'look-0', done: 9, total: 9, current: 'old' });
    expect(state().look).toMatchObject({ progress: undefined });
    emit('look.progress', { lookId: 'look-1', done: 1, total: 9, current: 'ca.crt' });
    expect(state().look).toMatchObject({ progress: { done: 1, total: 9 } });
  });
});

describe('what is arriving', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const looking = () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const told = setUp();
    void told.state().addPlaces(['/a']);
    const send = (subject: string) => told.emit('look.chunk', { lookId: 'look-1', part: part(subject) });
    const shown = () => {
      const { certificates = [], count = 0 } = told.state().arriving ?? {};
      return certificates.slice(0, count).map(({ subject }) => subject.text);
    };
    return { ...told, send, shown };
  };

  it('shows before anything is judged, now and then, in the order in which it came', async () => {
    const { state, send, shown, answer } = looking();
    send('one');
    send('two');
    expect(shown()).toEqual([]);
    vi.advanceTimersByTime(250);
    expect(shown()).toEqual(['CN=one', 'CN=two']);
    expect(state().inventory).toBeUndefined();
    const before = state().arriving;
    vi.advanceTimersByTime(250);
    expect(state().arriving).toBe(before);
    send('one');
    send('three');
    vi.advanceTimersByTime(250);
    expect(shown()).toEqual(['CN=one', 'CN=two', 'CN=three']);
    await answer(0, complete(4));
    await eventually(() => expect(state().inventory?.certificates).toHaveLength(3));
    expect(state().arriving).toBeUndefined();
    vi.advanceTimersByTime(1_000);
    expect(state().arriving).toBeUndefined();
  });

  it('is over with a look that failed, and begins anew with another', async () => {
    const { state, send, shown, emit, answer } = looking();
    send('one');
    vi.advanceTimersByTime(250);
    void state().addPlaces(['/b']);
    expect(state().arriving).toBeUndefined();
    send('stale');
    emit('look.chunk', { lookId: 'look-2', part: part('two') });
    vi.advanceTimersByTime(250);
    expect(shown()).toEqual(['CN=two']);
    await answer(2, fail('disconnected', 'gone'));
    expect(state().arriving).toBeUndefined();
  });

  it('shows nothing in place of what an earlier look has found', async () => {
    const { state, send, emit, answer } = looking();
    send('one');
    await answer(0, complete(1));
    await eventually(() => expect(state().look.phase).toBe('done'));
    void state().lookAgain();
    emit('look.chunk', { lookId: 'look-2', part: part('two') });
    vi.advanceTimersByTime(1_000);
    expect(state().arriving).toBeUndefined();
    expect(subjects(state().inventory?.certificates)).toEqual(['CN=one']);
  });
});

it('removing the last place empties the window without asking the host', async () => {
  const { state, calls, answer } = setUp();
  void state().addPlaces(['/a']);
  await answer(0, complete(0));
  expect(state().inventory).toEqual(emptyInventory);
  await state().removePlace('/a');
  expect(state()).toMatchObject({ places: [], inventory: undefined, look: { phase: 'idle' } });
  expect(calls).toHaveLength(1);
});
