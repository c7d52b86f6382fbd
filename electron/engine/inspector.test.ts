import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { leftOutReasons, type CallContext, type Events } from '../../shared/bridge/contract.ts';
import { unpackInventory } from '../../shared/bridge/packed-inventory.ts';
import { mergeInventories } from '../../shared/pki/merge-inventories.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { createInspector } from './inspector.ts';
import type { Log } from './log/log.ts';

const tree = fileURLToPath(new URL('../../e2e/fixtures/kubeadm/default-rsa/etc-kubernetes', import.meta.url));
const at = Date.UTC(2026, 10, 22) as EpochMs;

/** A window that keeps what it is told, and may do something whenever it is told. */
function aWindow(onEvent: (event: string) => void = () => undefined) {
  const chunks: Events['look.chunk'][] = [];
  const progress: Events['look.progress'][] = [];
  const context: CallContext = {
    emit: (event, payload) => {
      if (event === 'look.chunk') chunks.push(payload as Events['look.chunk']);
      if (event === 'look.progress') progress.push(payload as Events['look.progress']);
      onEvent(event);
    },
    drained: () => Promise.resolve(),
  };
  return { chunks, progress, context };
}
const anInspector = () =>
  createInspector({ now: () => at, suggestions: { initial: [], env: {}, homeDirectory: tmpdir() } });

describe('a look', () => {
  it('tells its progress, then as many chunks as its answer says, and keeps the evidence', async () => {
    const { handlers } = anInspector();
    const { chunks, progress, context } = aWindow();
    const outcome = await handlers['look.run']({ lookId: 'a', places: [tree] }, context);
    expect(outcome).toEqual({ outcome: 'complete', chunks: chunks.length });
    expect(progress.length).toBeGreaterThan(0);
    expect(new Set([...chunks, ...progress].map(({ lookId }) => lookId))).toEqual(new Set(['a']));

    const { certificates } = mergeInventories(chunks.map(({ part }) => unpackInventory(part)));
    expect(certificates).toHaveLength(15);
    for (const { sha256 } of certificates) {
      expect(await handlers['certificate.details']({ sha256 }, context)).toMatchObject({ sha256 });
    }
  });

  it('that takes long sends certificates while it reads, and each once', async () => {
    let ms = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (ms += 100));
    const { handlers } = anInspector();
    const { chunks, context } = aWindow();
    await handlers['look.run']({ lookId: 'a', places: [tree] }, context);
    clock.mockRestore();
    const parts = chunks.map(({ part }) => unpackInventory(part));
    expect(parts[0]?.certificates.length).toBeGreaterThan(0);
    expect(parts[0]).toMatchObject({ sightings: [], places: [] });
    expect(parts.flatMap(({ certificates }) => certificates)).toHaveLength(15);
    const { certificates, places } = mergeInventories(parts);
    expect(certificates).toHaveLength(15);
    expect(places).toHaveLength(1);
  });

  it('is in the log with the places a person named and with counts, without a name of what lay in them', async () => {
    const noted: unknown[] = [];
    const log: Log = { note: (...entry) => void noted.push(entry) };
    const suggestions = { initial: [], env: {}, homeDirectory: tmpdir() };
    const { handlers } = createInspector({ now: () => at, suggestions, log });
    const pem = await readFile(join(tree, 'pki', 'ca.crt'), 'utf8');
    const secretOf = (name: string, text: string): string =>
      JSON.stringify({
        kind: 'Secret',
        type: 'kubernetes.io/tls',
        metadata: { name, namespace: 'quiet-namespace' },
        data: { 'tls.crt': Buffer.from(text).toString('base64') },
      });
    const broken = pem.replace('-----END CERTIFICATE-----', '');
    const folder = tempFolder({ 'a.json': secretOf('quiet-read', pem), 'b.json': secretOf('quiet-broken', broken) });
    const { context } = aWindow();
    await handlers['look.run']({ lookId: 'a', places: [folder] }, context);
    const text = JSON.stringify(noted);
    expect(text).toContain(JSON.stringify(folder));
    expect(text).toContain('bad-pem');
    expect(text).not.toMatch(/quiet-|kubernetes-ca|CN=|BEGIN|a\.json/u);
  });

  it('of a drop sees what was dropped', async () => {
    const { handlers } = anInspector();
    const { chunks, context } = aWindow();
    const { place } = await handlers['upload.begin']({}, context);
    const ca = await readFile(join(tree, 'pki', 'ca.crt'));
    const files = [{ path: 'pki/ca.crt', base64: ca.toString('base64') }];
    expect(await handlers['upload.add']({ place, files }, context)).toEqual({ files: 1, sizeBytes: ca.byteLength });
    await handlers['look.run']({ lookId: 'a', places: [place] }, context);
    const { sightings, places } = mergeInventories(chunks.map(({ part }) => unpackInventory(part)));
    expect(sightings).toMatchObject([{ place, path: 'pki/ca.crt' }]);
    expect(places).toEqual([{ place, kind: 'upload' }]);
  });

  it('of a drop names what the window could not send', async () => {
    const { handlers } = anInspector();
    const { chunks, context } = aWindow();
    const { place } = await handlers['upload.begin']({}, context);
    const files = leftOutReasons.map((leftOut) => ({ path: `node/${leftOut}`, base64: '', leftOut }));
    await handlers['upload.add']({ place, files }, context);
    await handlers['look.run']({ lookId: 'a', places: [place] }, context);
    const { problems, coverage } = mergeInventories(chunks.map(({ part }) => unpackInventory(part)));
    expect(problems.map(({ path, code }) => [path, code])).toEqual(
      leftOutReasons.map((code) => [`node/${code}`, code]),
    );
    expect(problems[0]?.message).toMatch(/^node\/too-large is over 64 MB and was left out/u);
    expect(coverage).toMatchObject({ files: 4, read: 0 });
  });

  it('makes the sample cluster as of the clock of the host', async () => {
    const { handlers } = anInspector();
    const { chunks, context } = aWindow();
    await handlers['look.run']({ lookId: 'a', places: ['sample:'] }, context);
    const { certificates } = mergeInventories(chunks.map(({ part }) => unpackInventory(part)));
    expect(certificates.length).toBeGreaterThan(10);
  });

  it('may not run twice under one id', async () => {
    const { handlers } = anInspector();
    const { context } = aWindow();
    const first = handlers['look.run']({ lookId: 'a', places: [tree] }, context);
    await expect(handlers['look.run']({ lookId: 'a', places: [tree] }, context)).rejects.toThrow('already running');
    await first;
    await handlers['look.run']({ lookId: 'a', places: [tree] }, context);
  });

  it('is one of a few at most', async () => {
    const { handlers } = anInspector();
    const { context } = aWindow();
    const looks = Array.from({ length: 8 }, (_, index) =>
      handlers['look.run']({ lookId: `look-${index}`, places: [tree] }, context),
    );
    await expect(handlers['look.run']({ lookId: 'one-more', places: [tree] }, context)).rejects.toThrow('8 looks');
    await Promise.all(looks);
  });
});

describe('a look that is stopped', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'notafter-inspector-'));
    await Promise.all(
      Array.from({ length: 3_000 }, (_, index) => writeFile(join(folder, `${index}.txt`), 'nothing of interest')),
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['look.cancel', 'dispose'] as const)('by %s answers with what it has', async (how) => {
    const { handlers, dispose } = anInspector();
    const { chunks, context } = aWindow((event) => {
      if (event !== 'look.progress') return;
      if (how === 'dispose') dispose();
      else void handlers['look.cancel']({ lookId: 'a' }, context);
    });
    const outcome = await handlers['look.run']({ lookId: 'a', places: [folder] }, context);
    expect(outcome).toEqual({ outcome: 'cancelled', chunks: chunks.length });
    const { coverage, problems } = mergeInventories(chunks.map(({ part }) => unpackInventory(part)));
    expect(coverage.files).toBeLessThan(3_000);
    expect(problems.map(({ code }) => code)).toContain('cancelled');
  });
});

it('stops nothing where nothing runs, and knows no certificate that it has not seen', async () => {
  const { handlers } = anInspector();
  const { context } = aWindow();
  expect(await handlers['look.cancel']({ lookId: 'a' }, context)).toEqual({ cancelled: false });
  const unseen = handlers['certificate.details']({ sha256: 'a'.repeat(64) }, context);
  await expect(unseen).rejects.toMatchObject({ code: 'not-found' });
});
