import type { Certificate } from '../x509/certificate.ts';
import { indexOf } from './inventory-index.ts';
import type { Inventory } from './inventory.ts';

/** Numbers that belong to each number from 0 on, in one array: 100,000 lists cost two allocations. */
export interface NumberLists {
  of(owner: number): Int32Array;
  count(owner: number): number;
}

/** Who signed whom, by positions in the list of certificates. Only checked signatures count. */
export interface VerifiedIssuers {
  /** 1 where the certificate's own key verifies it. Such a one ends a path: it has no issuers here, even where a twin's key verifies it too. */
  readonly isSelfSigned: Uint8Array;
  readonly issuers: NumberLists;
  readonly issued: NumberLists;
}

/** Links to or from certificates that are not in the list are left out. */
export function verifiedIssuers(inventory: Inventory): VerifiedIssuers {
  const { certificates, issuerLinks } = inventory;
  const { positions } = indexOf(inventory);
  const isSelfSigned = new Uint8Array(certificates.length);
  const hasEntitledIssuer = new Uint8Array(certificates.length);
  const issuedOnes: number[] = [];
  const issuingOnes: number[] = [];
  for (const link of issuerLinks) {
    if (link.proof !== 'signature') continue;
    const certificate = positions.get(link.certificate);
    const issuer = positions.get(link.issuer);
    if (certificate === undefined || issuer === undefined) continue;
    if (certificate === issuer) isSelfSigned[certificate] = 1;
    else {
      issuedOnes.push(certificate);
      issuingOnes.push(issuer);
      if (mayIssue(certificates[issuer])) hasEntitledIssuer[certificate] = 1;
    }
  }
  // A key may sit in a certificate that is no CA too; a path goes through the CA certificate where there is one.
  const counts = (certificate: number, link: number): boolean =>
    isSelfSigned[certificate] === 0 &&
    (hasEntitledIssuer[certificate] === 0 || mayIssue(certificates[issuingOnes[link] ?? -1]));
  const issued = issuedOnes.filter(counts);
  const issuing = issuingOnes.filter((_, link) => counts(issuedOnes[link] ?? -1, link));
  return {
    isSelfSigned,
    issuers: numberLists(certificates.length, issued, issuing),
    issued: numberLists(certificates.length, issuing, issued),
  };
}

/** CA:TRUE, or so old that it could not say. @see RFC 5280 section 6.1.4 (k) */
function mayIssue(certificate: Certificate | undefined): boolean {
  return certificate?.basicConstraints?.cA ?? (certificate?.version ?? 3) < 3;
}

/** `members[n]` belongs to `owners[n]`. */
function numberLists(size: number, owners: readonly number[], members: readonly number[]): NumberLists {
  const ends = new Int32Array(size + 1);
  for (const owner of owners) ends[owner + 1] = (ends[owner + 1] ?? 0) + 1;
  for (let owner = 0; owner < size; owner++) ends[owner + 1] = (ends[owner + 1] ?? 0) + (ends[owner] ?? 0);
  const next = ends.slice();
  const sorted = new Int32Array(members.length);
  owners.forEach((owner, index) => {
    const position = next[owner] ?? 0;
    sorted[position] = members[index] ?? -1;
    next[owner] = position + 1;
  });
  return {
    of: (owner) => sorted.subarray(ends[owner], ends[owner + 1]),
    count: (owner) => (ends[owner + 1] ?? 0) - (ends[owner] ?? 0),
  };
}
