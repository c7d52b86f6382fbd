import { createPublicKey, type KeyObject } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { IssuerLink, IssuerProof } from '../../../shared/pki/inventory.ts';
import { type IssuerCandidate, issuerCandidates } from '../../../shared/pki/issuer-candidates.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { certificateParts } from '../../../shared/x509/certificate-parts.ts';
import type { Certificate } from '../../../shared/x509/certificate.ts';
import { isSignedBy } from './is-signed-by.ts';

/**
 * Which certificate issued which. Rules:
 * - `shared/pki/issuer-candidates.ts` alone chooses the pairs, and bounds them; each pair is checked once.
 * - A signature that verifies settles it: such a certificate keeps its verified links only, since every other
 *   certificate of the issuer's name is just a namesake (another cluster's `CN=kubernetes`, the CA before a rotation).
 * - Without one, every candidate stays with what is known: `signature-mismatch` where the check was made and failed, also
 *   when the key is of another kind than the signature; `key-identifier` or `name-only` where it could not be made.
 * - Nothing here throws for a strange key, algorithm or signature.
 */

/** More do not make the four threads of the pool faster (measured: 4 in flight cost 1.5 times as much as 64, 256 nothing less). */
const maxInFlight = 64;
/** Certificates between two looks at the event loop, where all checks are settled without the pool. */
const breathEvery = 256;

/** `undefined`: could not be checked here. */
type Verdict = boolean | undefined;

/** The checks run in the thread pool. A cancelled run answers with the certificates it had finished. */
export async function checkIssuerLinks(
  certificates: readonly Certificate[],
  derOf: (sha256: Sha256Hex) => Uint8Array | undefined,
  options: { readonly signal?: AbortSignal } = {},
): Promise<readonly IssuerLink[]> {
  const work = candidatesByCertificate(issuerCandidates(certificates));
  const links: (readonly IssuerLink[] | undefined)[] = work.map(() => undefined);
  const issuerKeys = new IssuerKeys(certificates, derOf);
  let next = 0;
  async function takeWork(): Promise<void> {
    while (next < work.length && options.signal?.aborted !== true) {
      const index = next++;
      if (index % breathEvery === 0) await setImmediate();
      const candidates = work[index] ?? [];
      const verdicts = await verdictsFor(candidates, derOf, issuerKeys);
      links[index] = keptLinks(candidates, verdicts);
    }
  }
  await Promise.all(Array.from({ length: Math.min(maxInFlight, work.length) }, takeWork));
  return links.flatMap((some) => some ?? []);
}

/** The candidates of one certificate, all together. */
function candidatesByCertificate(pairs: readonly IssuerCandidate[]): readonly (readonly IssuerCandidate[])[] {
  const work = new Map<Sha256Hex, IssuerCandidate[]>();
  for (const pair of pairs) {
    const group = work.get(pair.certificate);
    if (group === undefined) work.set(pair.certificate, [pair]);
    else group.push(pair);
  }
  return [...work.values()];
}

function keptLinks(candidates: readonly IssuerCandidate[], verdicts: readonly Verdict[]): readonly IssuerLink[] {
  const links = candidates.map(({ certificate, issuer, keyIdentifierMatches }, index): IssuerLink => {
    return { certificate, issuer, proof: proofOf(verdicts[index], keyIdentifierMatches) };
  });
  const verified = links.filter(({ proof }) => proof === 'signature');
  return verified.length > 0 ? verified : links;
}

function proofOf(verdict: Verdict, keyIdentifierMatches: boolean): IssuerProof {
  if (verdict === undefined) return keyIdentifierMatches ? 'key-identifier' : 'name-only';
  return verdict ? 'signature' : 'signature-mismatch';
}

/** One after the other: nearly every certificate has one candidate. Candidates with the same key are checked once. */
async function verdictsFor(
  candidates: readonly IssuerCandidate[],
  derOf: (sha256: Sha256Hex) => Uint8Array | undefined,
  issuerKeys: IssuerKeys,
): Promise<readonly Verdict[]> {
  const first = candidates[0];
  const der = first === undefined ? undefined : derOf(first.certificate);
  const parts = der === undefined ? undefined : certificateParts(der);
  if (parts === undefined) return candidates.map(() => undefined);
  const byKey = new Map<KeyObject, Verdict>();
  const verdicts: Verdict[] = [];
  for (const { issuer } of candidates) {
    const key = issuerKeys.of(issuer);
    if (key === undefined) {
      verdicts.push(undefined);
      continue;
    }
    if (!byKey.has(key)) byKey.set(key, await isSignedBy(parts, key));
    verdicts.push(byKey.get(key));
  }
  return verdicts;
}

/** Public keys by the SHA-256 of their SubjectPublicKeyInfo: a CA key is decoded once, however many certificates it is in. */
class IssuerKeys {
  private readonly spkiSha256 = new Map<Sha256Hex, Sha256Hex>();
  private readonly keys = new Map<Sha256Hex, KeyObject | undefined>();
  private readonly derOf: (sha256: Sha256Hex) => Uint8Array | undefined;

  constructor(certificates: readonly Certificate[], derOf: (sha256: Sha256Hex) => Uint8Array | undefined) {
    this.derOf = derOf;
    for (const { sha256, spkiSha256 } of certificates) this.spkiSha256.set(sha256, spkiSha256);
  }

  /** @returns `undefined` for a key that node:crypto does not take: explicit curves, inherited DSA parameters, unknown kinds */
  of(issuer: Sha256Hex): KeyObject | undefined {
    const spkiSha256 = this.spkiSha256.get(issuer);
    if (spkiSha256 === undefined) return undefined;
    if (!this.keys.has(spkiSha256)) this.keys.set(spkiSha256, this.decode(issuer));
    return this.keys.get(spkiSha256);
  }

  private decode(issuer: Sha256Hex): KeyObject | undefined {
    const der = this.derOf(issuer);
    const parts = der === undefined ? undefined : certificateParts(der);
    if (parts === undefined) return undefined;
    try {
      return createPublicKey({ key: Buffer.from(parts.spki), format: 'der', type: 'spki' });
    } catch {
      return undefined;
    }
  }
}
