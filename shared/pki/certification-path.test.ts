import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCertificate, at } from '../testing/a-certificate.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import { certificationPaths, type CertificationPath } from './certification-path.ts';
import type { IssuerLink, IssuerProof } from './inventory.ts';
import { emptyInventory } from './merge-inventories.ts';

const link = (certificate: Certificate, issuer: Certificate, proof: IssuerProof = 'signature'): IssuerLink => ({
  certificate: certificate.sha256,
  issuer: issuer.sha256,
  proof,
});
const ending = (label: string, notAfter: string | undefined, rest = {}): Certificate =>
  aCertificate({ subject: label, isCa: true, notAfter, ...rest });
const pathsBySha256 = (
  all: readonly Certificate[],
  links: readonly IssuerLink[],
): ReadonlyMap<string, CertificationPath> =>
  new Map(
    certificationPaths({ ...emptyInventory, certificates: all, issuerLinks: links }).map((path, position) => [
      all[position]?.sha256 ?? '',
      path,
    ]),
  );
function pathOf(
  certificate: Certificate,
  all: readonly Certificate[],
  links: readonly IssuerLink[],
): CertificationPath {
  const path = pathsBySha256(all, links).get(certificate.sha256);
  if (path === undefined) throw new Error('no path');
  return path;
}

const root = ending('root', '2036-01-01T00:00:00Z');
const leaf = ending('leaf', '2027-01-01T00:00:00Z', { isCa: false });

describe('the certification path of a certificate', () => {
  it('goes up to the self-signed root', () => {
    const middle = ending('middle', '2030-01-01T00:00:00Z');
    const links = [link(leaf, middle), link(middle, root), link(root, root)];
    expect(pathOf(leaf, [leaf, middle, root], links)).toEqual({
      path: [leaf.sha256, middle.sha256, root.sha256],
      effectiveNotAfter: leaf.notAfter,
      limitedBy: undefined,
      isSelfSigned: false,
      reachesSelfSigned: true,
    });
    expect(pathOf(root, [leaf, middle, root], links)).toMatchObject({ isSelfSigned: true, path: [root.sha256] });
  });

  it('ends with the CA that ends first, and says which', () => {
    const middle = ending('middle', '2026-09-01T00:00:00Z');
    const dying = ending('dying', '2026-06-01T00:00:00Z');
    const links = [link(leaf, middle), link(middle, dying), link(dying, dying)];
    expect(pathOf(leaf, [leaf, middle, dying], links)).toMatchObject({
      effectiveNotAfter: at('2026-06-01T00:00:00Z'),
      limitedBy: dying.sha256,
    });
    expect(pathOf(middle, [leaf, middle, dying], links)).toMatchObject({ limitedBy: dying.sha256 });
  });

  it('is limited by the nearest of two issuers that end at once', () => {
    const upper = ending('upper', '2026-06-01T00:00:00Z');
    const lower = ending('lower', '2026-06-01T00:00:00Z');
    const links = [link(leaf, lower), link(lower, upper), link(upper, upper)];
    expect(pathOf(leaf, [leaf, lower, upper], links).limitedBy).toBe(lower.sha256);
  });

  it.each(['name-only', 'key-identifier', 'signature-mismatch'] as const)('never goes by %s', (proof) => {
    const dead = ending('dead', '2020-01-01T00:00:00Z');
    expect(pathOf(leaf, [leaf, dead], [link(leaf, dead, proof)])).toMatchObject({
      path: [leaf.sha256],
      effectiveNotAfter: leaf.notAfter,
    });
  });

  it('takes the renewed CA of the same key, which lasts longer', () => {
    const older = ending('older', '2026-06-01T00:00:00Z');
    const renewed = ending('renewed', '2036-01-01T00:00:00Z');
    const twins = [link(older, older), link(renewed, renewed), link(older, renewed), link(renewed, older)];
    for (const links of [
      [link(leaf, older), link(leaf, renewed), ...twins],
      [...twins, link(leaf, renewed), link(leaf, older)],
    ]) {
      const all = [leaf, older, renewed];
      expect(pathOf(leaf, all, links)).toMatchObject({ path: [leaf.sha256, renewed.sha256], limitedBy: undefined });
      expect(pathOf(older, all, links)).toMatchObject({ path: [older.sha256], effectiveNotAfter: older.notAfter });
    }
  });

  it('takes the renewed root above an intermediate too', () => {
    const middle = ending('middle', '2030-01-01T00:00:00Z');
    const older = ending('older', '2026-06-01T00:00:00Z');
    const links = [link(leaf, middle), link(middle, older), link(middle, root), link(older, older), link(root, root)];
    const all = [leaf, middle, older, root];
    expect(pathOf(middle, all, links)).toMatchObject({ path: [middle.sha256, root.sha256], limitedBy: undefined });
    expect(pathOf(leaf, all, links)).toMatchObject({ path: [leaf.sha256, middle.sha256, root.sha256] });
  });

  it('takes the cross-signed way when the first root dies earlier', () => {
    const oldRoot = ending('old root', '2026-03-01T00:00:00Z');
    const byOld = ending('middle by old', '2030-01-01T00:00:00Z');
    const byNew = ending('middle by new', '2029-01-01T00:00:00Z');
    const all = [leaf, byOld, byNew, oldRoot, root];
    const links = [
      link(leaf, byOld),
      link(leaf, byNew),
      link(byOld, oldRoot),
      link(byNew, root),
      link(oldRoot, oldRoot),
      link(root, root),
    ];
    expect(pathOf(leaf, all, links).path).toEqual([leaf.sha256, byNew.sha256, root.sha256]);
    expect(pathOf(byOld, all, links)).toMatchObject({ limitedBy: oldRoot.sha256 });
  });

  it('of paths that last as long, takes the one that reaches a self-signed certificate', () => {
    const open = ending('open', '2036-01-01T00:00:00Z');
    const links = [link(leaf, open), link(leaf, root), link(root, root)];
    expect(pathOf(leaf, [leaf, open, root], links).path).toEqual([leaf.sha256, root.sha256]);
  });

  it('of such paths above an intermediate, takes that one too', () => {
    const open = ending('open', '2036-01-01T00:00:00Z');
    const middle = ending('middle', '2030-01-01T00:00:00Z');
    const all = [leaf, middle, open, root];
    const upward = [link(middle, open), link(middle, root)];
    for (const links of [upward, upward.toReversed()]) {
      const path = pathOf(leaf, all, [link(leaf, middle), ...links, link(root, root)]);
      expect(path.path).toEqual([leaf.sha256, middle.sha256, root.sha256]);
    }
  });

  it('goes through a CA rather than through another certificate of its key', () => {
    const twin = ending('twin', '2040-01-01T00:00:00Z', { isCa: false });
    const short = ending('short', '2026-06-01T00:00:00Z');
    const links = [link(leaf, twin), link(leaf, short), link(short, short)];
    expect(pathOf(leaf, [leaf, twin, short], links).path).toEqual([leaf.sha256, short.sha256]);
  });

  it('goes through an issuer that is no CA where there is no other, so that it can be told', () => {
    const notCa = ending('not a CA', '2040-01-01T00:00:00Z', { isCa: false });
    expect(pathOf(leaf, [leaf, notCa], [link(leaf, notCa)]).path).toEqual([leaf.sha256, notCa.sha256]);
  });

  it('ends where two CAs only sign each other', () => {
    const a = ending('a', '2030-01-01T00:00:00Z');
    const b = ending('b', '2026-06-01T00:00:00Z');
    const links = [link(a, b), link(b, a), link(leaf, b)];
    const paths = pathsBySha256([leaf, a, b], links);
    expect(paths.get(leaf.sha256)?.path).toEqual([leaf.sha256, b.sha256, a.sha256]);
    expect(paths.get(leaf.sha256)?.limitedBy).toBe(b.sha256);
    expect(paths.get(leaf.sha256)?.reachesSelfSigned).toBe(false);
    for (const { path } of paths.values()) expect(new Set(path).size).toBe(path.length);
  });

  it('ignores links to certificates that are not there', () => {
    const elsewhere = ending('elsewhere', '2020-01-01T00:00:00Z');
    expect(pathOf(leaf, [leaf], [link(leaf, elsewhere), link(elsewhere, leaf)]).path).toEqual([leaf.sha256]);
  });

  it('an issuer whose end cannot be read limits nothing, and is the last choice', () => {
    const unread = ending('unread', undefined);
    expect(pathOf(leaf, [leaf, unread], [link(leaf, unread)])).toMatchObject({
      path: [leaf.sha256, unread.sha256],
      effectiveNotAfter: leaf.notAfter,
    });
    const links = [link(leaf, unread), link(leaf, root), link(root, root)];
    expect(pathOf(leaf, [leaf, unread, root], links).path).toEqual([leaf.sha256, root.sha256]);
  });

  it('never makes an end of its own for a certificate that has none it can read', () => {
    const unread = ending('unread', undefined);
    expect(pathOf(unread, [unread, root], [link(unread, root), link(root, root)])).toMatchObject({
      effectiveNotAfter: undefined,
      limitedBy: undefined,
    });
  });

  it('keeps "no expiry date" where the path has it too', () => {
    const forever = ending('forever', '9999-12-31T23:59:59Z');
    const child = ending('child', '9999-12-31T23:59:59Z');
    expect(pathOf(child, [child, forever], [link(child, forever), link(forever, forever)])).toMatchObject({
      effectiveNotAfter: at('9999-12-31T23:59:59Z'),
      limitedBy: undefined,
    });
  });
});

it('a chain of twenty thousand CAs is followed to its end, and its path is cut', () => {
  const chain = Array.from({ length: 20_000 }, (_, index) =>
    ending(`ca ${index}`, index === 19_999 ? '2026-02-01T00:00:00Z' : '2030-01-01T00:00:00Z'),
  );
  const links = chain.slice(1).map((issuer, index) => link(chain[index] as Certificate, issuer));
  const { path, limitedBy } = pathOf(chain[0] as Certificate, chain, links);
  expect(limitedBy).toBe(chain[19_999]?.sha256);
  expect(path).toHaveLength(32);
});

it('every certificate gets a path that lasts as long as the best one there is', () => {
  const graph = fc
    .array(fc.record({ year: fc.integer({ min: 2026, max: 2031 }), isRoot: fc.boolean() }), {
      minLength: 1,
      maxLength: 7,
    })
    .chain((nodes) => {
      const index = fc.integer({ min: 0, max: nodes.length - 1 });
      return fc.tuple(fc.constant(nodes), fc.array(fc.tuple(index, index), { maxLength: 14 }));
    });
  fc.assert(
    fc.property(graph, ([nodes, edges]) => {
      const all = nodes.map(({ year }, index) => ending(`c${index}`, `${year}-01-01T00:00:00Z`));
      // Only downward edges: the best path of a graph with loops depends on where the loop is cut.
      const links = [
        ...edges.flatMap(([a, b]) => (a < b ? [link(all[a] as Certificate, all[b] as Certificate)] : [])),
        ...nodes.flatMap(({ isRoot }, index) =>
          isRoot ? [link(all[index] as Certificate, all[index] as Certificate)] : [],
        ),
      ];
      const paths = pathsBySha256(all, links);
      for (const certificate of all) {
        expect(paths.get(certificate.sha256)?.effectiveNotAfter).toBe(bestEnd(certificate.sha256, all, links));
      }
    }),
    { numRuns: 500 },
  );
});

/** By trying everything. */
function bestEnd(sha256: Sha256Hex, all: readonly Certificate[], links: readonly IssuerLink[]): number {
  const own = all.find((each) => each.sha256 === sha256)?.notAfter ?? 0;
  const upward = links.filter(({ certificate }) => certificate === sha256).map(({ issuer }) => issuer);
  if (upward.includes(sha256) || upward.length === 0) return own;
  return Math.min(own, Math.max(...upward.map((issuer) => bestEnd(issuer, all, links))));
}
