import type { Inventory } from './inventory.ts';
import { verifiedIssuers } from './verified-issuers.ts';
import { PriorityQueue } from './priority-queue.ts';

/** By the position of each certificate in the list that was given. */
export interface ChosenIssuers {
  /** The next certificate upward, {@link noIssuer} for a self-signed one or where none is known; following it ends. */
  readonly issuerOf: Int32Array;
  readonly isSelfSigned: Uint8Array;
}
export const noIssuer = -1;

/** How good the best path upward from a certificate is. */
interface Standing {
  readonly certificate: number;
  readonly issuer: number;
  /** Earliest notAfter on the path in epoch ms; an unreadable one counts as the worst there is. */
  readonly lastsUntil: number;
  readonly reachesSelfSigned: boolean;
  readonly length: number;
}

/**
 * For every certificate the verified issuer whose path upward lasts longest. Among CAs it is a widest-path search from
 * the ends downward, so each is settled once and the choices form a forest; what issues nothing then takes the best of
 * its issuers. Of equally long-lasting paths the one that ends in a self-signed certificate wins, then the shorter,
 * then the lower fingerprint.
 */
export function longestLastingIssuers(inventory: Inventory): ChosenIssuers {
  const { certificates } = inventory;
  const { isSelfSigned, issuers, issued } = verifiedIssuers(inventory);
  const issuerOf = new Int32Array(certificates.length).fill(noIssuer);
  const standings = new Map<number, Standing>();
  const open = new PriorityQueue<Standing>(isBetter);

  const notAfterOf = (certificate: number): number => certificates[certificate]?.notAfter ?? -Infinity;
  const fingerprintOf = (certificate: number): string => certificates[certificate]?.sha256 ?? '';
  function isBetter(a: Standing, b: Standing): boolean {
    if (a.lastsUntil !== b.lastsUntil) return a.lastsUntil > b.lastsUntil;
    if (a.reachesSelfSigned !== b.reachesSelfSigned) return a.reachesSelfSigned;
    if (a.length !== b.length) return a.length < b.length;
    return fingerprintOf(a.issuer) < fingerprintOf(b.issuer);
  }
  const below = (above: Standing, certificate: number): Standing => ({
    certificate,
    issuer: above.certificate,
    lastsUntil: Math.min(notAfterOf(certificate), above.lastsUntil),
    reachesSelfSigned: above.reachesSelfSigned,
    length: above.length + 1,
  });

  function startAt(certificate: number): void {
    const reachesSelfSigned = isSelfSigned[certificate] === 1;
    open.add({ certificate, issuer: noIssuer, lastsUntil: notAfterOf(certificate), reachesSelfSigned, length: 1 });
  }
  function settleAllOpen(): void {
    for (let best = open.takeFirst(); best !== undefined; best = open.takeFirst()) {
      if (standings.has(best.certificate)) continue;
      standings.set(best.certificate, best);
      issuerOf[best.certificate] = best.issuer;
      for (const child of issued.of(best.certificate)) {
        if (issued.count(child) > 0 && !standings.has(child)) open.add(below(best, child));
      }
    }
  }

  const authorities = [...certificates.keys()].filter((certificate) => issued.count(certificate) > 0);
  for (const authority of authorities) if (issuers.count(authority) === 0) startAt(authority);
  settleAllOpen();
  // What is left hangs below CAs that only sign each other. Cut each such loop at the member that lasts longest.
  const left = authorities.filter((authority) => !standings.has(authority));
  left.sort((a, b) => notAfterOf(b) - notAfterOf(a) || (fingerprintOf(a) < fingerprintOf(b) ? -1 : 1));
  for (const authority of left) {
    if (standings.has(authority)) continue;
    startAt(authority);
    settleAllOpen();
  }

  for (let certificate = 0; certificate < certificates.length; certificate++) {
    if (issued.count(certificate) > 0) continue;
    let best: Standing | undefined;
    for (const issuer of issuers.of(certificate)) {
      const above = standings.get(issuer);
      const standing = above && below(above, certificate);
      if (standing && (best === undefined || isBetter(standing, best))) best = standing;
    }
    if (best !== undefined) issuerOf[certificate] = best.issuer;
  }
  return { issuerOf, isSelfSigned };
}
