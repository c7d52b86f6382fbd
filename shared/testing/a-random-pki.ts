import * as fc from 'fast-check';
import type { Inventory, IssuerProof } from '../pki/inventory.ts';
import { aPki } from './a-pki.ts';

const proofs = [
  'signature',
  'signature',
  'key-identifier',
  'name-only',
  'signature-mismatch',
] as const satisfies readonly IssuerProof[];

/**
 * PKIs as nobody would draw them: CAs that share names and keys, sign each other in rings, and are lost; leaves
 * that hang on them by every kind of proof.
 */
export const aRandomPki: fc.Arbitrary<Inventory> = fc
  .record({
    cas: fc.array(
      fc.record({
        name: fc.integer({ min: 0, max: 4 }),
        key: fc.integer({ min: 0, max: 9 }),
        isSelfSigned: fc.boolean(),
      }),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
    links: fc.array(fc.record({ of: fc.nat(60), by: fc.nat(60), proof: fc.constantFrom(...proofs) }), {
      maxLength: 60,
    }),
    leaves: fc.array(fc.record({ issuer: fc.integer({ min: 0, max: 6 }), isOver: fc.boolean() }), { maxLength: 30 }),
  })
  .map(({ cas, links, leaves }) => {
    const pki = aPki();
    const issuers = cas.map(({ name, key, isSelfSigned }, index) => {
      const issuer = isSelfSigned ? {} : { issuer: `ca-${(name + 1) % 5}` };
      const sha256 = pki.add(`ca ${index}`, { subject: `ca-${name}`, key: `key ${key}`, isCa: true, ...issuer });
      if (isSelfSigned) pki.link(sha256, sha256);
      return sha256;
    });
    const ends = leaves.map(({ issuer, isOver }, index) =>
      pki.add(`leaf ${index}`, {
        subject: `leaf-${index}`,
        issuer: `ca-${issuer}`,
        notAfter: isOver ? '2026-02-01T00:00:00Z' : '2027-01-01T00:00:00Z',
      }),
    );
    const all = [...issuers, ...ends];
    const drawn = new Set<string>();
    for (const { of, by, proof } of links) {
      const certificate = all[of % all.length];
      const issuer = issuers[by % issuers.length];
      if (certificate === undefined || issuer === undefined || certificate === issuer) continue;
      if (drawn.has(`${certificate} ${issuer}`)) continue;
      drawn.add(`${certificate} ${issuer}`);
      pki.link(certificate, issuer, proof);
    }
    return pki.inventory();
  });
