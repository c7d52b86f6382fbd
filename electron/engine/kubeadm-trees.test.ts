import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { corpora, fixtureTrees } from '../../shared/testing/corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';

/** What the openssl CLI said of the tree, in truth.json. */
interface Truth {
  readonly certificates: readonly {
    readonly source: Source & { readonly index: number };
    readonly sha256: string;
    readonly spkiSha256: string;
    readonly sans: readonly { readonly type: string; readonly value: string }[];
    readonly issuerSha256: string | null;
    readonly privateKeyFoundIn: readonly string[];
    readonly siblingKey?: { readonly present: boolean; readonly matches?: boolean } | null;
  }[];
  readonly certificateRequests: readonly {
    readonly source: Source;
    readonly derSha256: string;
    readonly spkiSha256: string;
    readonly privateKeyFoundIn: readonly string[];
  }[];
  readonly keys: readonly { readonly source: Source; readonly pemLabel: string; readonly spkiSha256: string }[];
  readonly kubeconfigs: readonly {
    readonly file: string;
    readonly currentContext: string | null;
    readonly clusters: readonly { readonly name: string; readonly server: string; readonly hasCAData: boolean }[];
    readonly users: readonly { readonly name: string; readonly fields: readonly string[] }[];
    readonly contexts: readonly {
      readonly name: string;
      readonly context: { readonly cluster: string; readonly user: string };
    }[];
  }[];
  readonly unreadable: readonly { readonly source: Source }[];
  readonly files: readonly { readonly path: string; readonly symlinkTo?: string }[];
}
interface Source {
  readonly file: string;
  readonly field?: string;
}

const kubeadmCorpora = join(corpora, 'kubeadm');
const hasCorpora = existsSync(kubeadmCorpora);
if (!hasCorpora) console.warn(`SKIPPED: no ${kubeadmCorpora}; only the three trees of every clone are compared.`);
const treesIn = (folder: string): (readonly [string, string])[] =>
  readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'expected/truth.json')))
    .map((name) => [name, join(folder, name)]);
const trees = [...treesIn(fixtureTrees), ...(hasCorpora ? treesIn(kubeadmCorpora) : [])];

describe.each(trees)('kubeadm tree %s', (_name, tree) => {
  const truth = JSON.parse(readFileSync(join(tree, 'expected/truth.json'), 'utf8')) as Truth;

  /** A copy without the expectations, its symlinks as they were. */
  async function seen(): Promise<{ inventory: Inventory; root: string }> {
    const root = tempFolder();
    for (const part of readdirSync(tree))
      if (part !== 'expected') cpSync(join(tree, part), join(root, part), { recursive: true });
    for (const { path, symlinkTo } of truth.files) {
      if (symlinkTo === undefined) continue;
      rmSync(join(root, path), { force: true });
      symlinkSync(symlinkTo, join(root, path));
    }
    const { inventory } = await look([root], {});
    return { inventory, root };
  }

  it('gives the certificates openssl finds, where it finds them', async () => {
    const { inventory, root } = await seen();
    const byId = new Map(inventory.certificates.map((certificate) => [certificate.sha256 as string, certificate]));
    const told = inventory.sightings.map(({ sha256, path, field, position }) => ({
      at: at(path.slice(root.length + 1), field, position),
      sha256,
      spkiSha256: byId.get(sha256)?.spkiSha256 as string,
      sans: sansOf(byId.get(sha256)),
    }));
    const expected = truth.certificates.map(({ source, sha256, spkiSha256, sans }) => ({
      at: at(source.file, source.field, source.index),
      sha256: sha256.replaceAll(':', '').toLowerCase(),
      spkiSha256,
      sans: sans.map(({ type, value }) => `${type}:${type === 'ip' ? shortIp(value) : value}`).toSorted(),
    }));
    expect(told.toSorted(byPlace)).toEqual(expected.toSorted(byPlace));
  });

  it('pairs certificates and requests with the keys openssl pairs them with', async () => {
    const { inventory, root } = await seen();
    const told = inventory.sightings.map(({ path, field, position, key }) => [
      at(path.slice(root.length + 1), field, position),
      key,
    ]);
    const expected = truth.certificates.map((certificate) => {
      const { file, field, index } = certificate.source;
      return [at(file, field, index), expectedKey(certificate)];
    });
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
    const requests = inventory.requests.map(({ request, path, key }) => [
      path.slice(root.length + 1),
      request.sha256,
      request.spkiSha256,
      key,
    ]);
    expect(requests.toSorted(byText)).toEqual(
      truth.certificateRequests
        .map(({ source, derSha256, spkiSha256, privateKeyFoundIn }) => [
          source.file,
          derSha256,
          spkiSha256,
          privateKeyFoundIn.length > 0 ? 'matches' : 'absent',
        ])
        .toSorted(byText),
    );
  });

  it('knows the public half of every key', async () => {
    const { inventory, root } = await seen();
    const told = inventory.keys.map(({ path, field, pemLabel, spkiSha256 }) => [
      path.slice(root.length + 1),
      field ?? '',
      pemLabel,
      spkiSha256,
    ]);
    const expected = truth.keys.map(({ source, pemLabel, spkiSha256 }) => [
      source.file,
      source.field ?? '',
      pemLabel,
      spkiSha256,
    ]);
    expect(told.toSorted(byText)).toEqual(expected.toSorted(byText));
  });

  it('tells who is in the kubeconfigs', async () => {
    const { inventory, root } = await seen();
    const told = inventory.kubeconfigs.map((facts) => ({
      file: facts.path.slice(root.length + 1),
      currentContext: facts.currentContext ?? null,
      clusters: facts.clusters.map(({ name, server, certificateAuthority }) => [
        name,
        server,
        certificateAuthority === 'data',
      ]),
      users: facts.users.map(({ name, credentials }) => [name, credentials.includes('client-certificate')]),
      contexts: facts.contexts.map(({ name, cluster, user }) => [name, cluster, user]),
    }));
    const expected = truth.kubeconfigs.map(({ file, currentContext, clusters, users, contexts }) => ({
      file,
      currentContext,
      clusters: clusters.map(({ name, server, hasCAData }) => [name, server, hasCAData]),
      users: users.map(({ name, fields }) => [name, fields.some((field) => field.startsWith('client-certificate'))]),
      contexts: contexts.map(({ name, context }) => [name, context.cluster, context.user]),
    }));
    expect(told.toSorted(byFile)).toEqual(expected.toSorted(byFile));
  });

  it('names the unreadable files and no other, and the ledger adds up', async () => {
    const { inventory, root } = await seen();
    const told = inventory.problems
      .filter(({ code }) => code !== 'missing-reference')
      .map(({ path }) => path.slice(root.length + 1));
    expect(told).toEqual(truth.unreadable.map(({ source }) => source.file));
    const { files, read, ignored } = inventory.coverage;
    expect({ files, read, ignored }).toEqual({
      files: truth.files.length,
      read: truth.files.length - truth.unreadable.length,
      ignored: 0,
    });
  });

  it('has a checked signature from every issuer openssl found', async () => {
    const { inventory } = await seen();
    const told = inventory.issuerLinks
      .filter(({ proof }) => proof === 'signature')
      .map(({ certificate, issuer }) => `${certificate} ${issuer}`);
    const expected = truth.certificates.flatMap(({ sha256, issuerSha256 }) =>
      issuerSha256 === null ? [] : [`${hex(sha256)} ${hex(issuerSha256)}`],
    );
    expect(new Set(told)).toEqual(new Set(expected));
  });
});

/** Beside a file, the sibling decides; in a kubeconfig a user has a key and a cluster has none; a combined file has its own. */
function expectedKey({ source, siblingKey, privateKeyFoundIn }: Truth['certificates'][number]): string {
  if (siblingKey?.present === true) return siblingKey.matches === true ? 'matches' : 'differs';
  const isOwn = privateKeyFoundIn.some((place) => place === source.file || place.startsWith(`${source.file}#`));
  return isOwn ? 'matches' : 'absent';
}

function at(file: string, field: string | undefined, position: number): string {
  return `${file}#${field ?? ''}[${position}]`;
}

function hex(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}

function sansOf(certificate: Inventory['certificates'][number] | undefined): string[] {
  const { dns = [], ip = [] } = certificate?.subjectAltName ?? {};
  return [...dns.map((name) => `dns:${name}`), ...ip.map((name) => `ip:${name}`)].toSorted();
}

/** openssl writes IPv6 addresses in full; the shortest form is RFC 5952's. */
function shortIp(address: string): string {
  return address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}

function byPlace(a: { at: string }, b: { at: string }): number {
  return a.at < b.at ? -1 : 1;
}

function byFile(a: { file: string }, b: { file: string }): number {
  return a.file < b.file ? -1 : 1;
}

function byText(a: unknown, b: unknown): number {
  return String(a) < String(b) ? -1 : 1;
}
