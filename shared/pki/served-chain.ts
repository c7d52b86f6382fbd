import type { Sha256Hex } from '../x509/brand.ts';
import { groupBy } from './group-by.ts';
import type { EndpointFacts, Inventory, IssuerLink } from './inventory.ts';
import { relationsOf, type RelatedCertificate } from './relations.ts';

/** What is wrong with a chain as it was presented, whoever is asked to trust it. */
export interface ServedChain {
  /** What the server says it is; `undefined` where it presented nothing. */
  readonly leaf: RelatedCertificate | undefined;
  /**
   * - `leaf-not-first`: something that is above another one comes first;
   * - `out-of-order`: a later one is not the issuer of the one before it, as TLS 1.2 demands and old clients need;
   * - `repeated`: one of them is there twice.
   */
  readonly disorder: 'leaf-not-first' | 'out-of-order' | 'repeated' | undefined;
  /** CAs on the way to a root that are known here and were not presented: whoever trusts the root alone cannot follow. */
  readonly missing: readonly Sha256Hex[];
  /** A root was sent along, which proves nothing: whoever does not have it does not trust it. */
  readonly hasRoot: boolean;
}

/** Judged by the signatures that the look has checked; where none could be, nothing is said. */
export function servedChain(inventory: Inventory, { chain }: EndpointFacts): ServedChain {
  const related = relatedOf(inventory);
  const distinct = [...new Set(chain)];
  const leaf = related.get(chain[0] ?? '');
  const issuesAnother = (sha256: Sha256Hex): boolean =>
    distinct.some((other) => other !== sha256 && isIssuer(related.get(other), sha256));
  const isBelowAnother = leaf !== undefined && distinct.some((other) => isIssuer(leaf, other));
  const isOutOfOrder = distinct.some(
    (sha256, index) => index > 0 && !isIssuer(related.get(distinct[index - 1] ?? sha256), sha256),
  );
  const path = leaf?.path ?? [];
  const reachesRoot = related.get(path.at(-1) ?? '')?.isSelfSigned === true;
  return {
    leaf,
    disorder:
      leaf === undefined
        ? undefined
        : issuesAnother(leaf.certificate.sha256) && !isBelowAnother
          ? 'leaf-not-first'
          : isOutOfOrder
            ? 'out-of-order'
            : distinct.length < chain.length
              ? 'repeated'
              : undefined,
    missing: reachesRoot ? path.slice(1, -1).filter((sha256) => !chain.includes(sha256)) : [],
    hasRoot: distinct.length > 1 && distinct.some((sha256) => related.get(sha256)?.isSelfSigned === true),
  };
}

function isIssuer(certificate: RelatedCertificate | undefined, issuer: Sha256Hex): boolean {
  return certificate?.issuers.some((link) => link.issuer === issuer && link.proof === 'signature') === true;
}

/** `unknown`: some signature on the way could not be checked here. */
export type Trust = 'trusted' | 'not-trusted' | 'unknown';

/**
 * Whether whoever trusts these certificates, and is sent this chain, finds a way from its first certificate to one of them.
 * Signatures and names alone: dates are judged elsewhere. As in Go, whatever is in the bundle is trusted, CA or not.
 */
export function trustOf(inventory: Inventory, chain: readonly Sha256Hex[], anchors: readonly Sha256Hex[]): Trust {
  const related = relatedOf(inventory);
  const presented = new Set(chain);
  const trusted = new Set(anchors);
  const [first] = chain;
  if (first === undefined) return 'unknown';
  let isUnsure = false;
  const seen = new Set<Sha256Hex>([first]);
  const open: Sha256Hex[] = [first];
  for (let sha256 = open.pop(); sha256 !== undefined; sha256 = open.pop()) {
    if (trusted.has(sha256)) return 'trusted';
    for (const { issuer, proof } of related.get(sha256)?.issuers ?? []) {
      if (seen.has(issuer) || !(presented.has(issuer) || trusted.has(issuer))) continue;
      if (proof === 'signature-mismatch') continue;
      if (proof !== 'signature') {
        isUnsure = true;
        continue;
      }
      seen.add(issuer);
      open.push(issuer);
    }
  }
  return isUnsure ? 'unknown' : 'not-trusted';
}

/** The keys that are proven to have signed a certificate: of every certificate of its issuer that was seen. */
export function signersOf(
  inventory: Inventory,
  { issuers }: Pick<RelatedCertificate, 'issuers'>,
): readonly Sha256Hex[] {
  const related = relatedOf(inventory);
  const proven = issuers.filter(({ proof }: IssuerLink) => proof === 'signature');
  return [...groupBy(proven, ({ issuer }) => related.get(issuer)?.certificate.spkiSha256).keys()].flatMap(
    (key) => key ?? [],
  );
}

const known = new WeakMap<Inventory, ReadonlyMap<string, RelatedCertificate>>();

export function relatedOf(inventory: Inventory): ReadonlyMap<string, RelatedCertificate> {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const bySha256 = new Map(relationsOf(inventory).map((each) => [each.certificate.sha256 as string, each]));
  known.set(inventory, bySha256);
  return bySha256;
}
