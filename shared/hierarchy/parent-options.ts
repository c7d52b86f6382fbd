import type { IssuerProof } from '../pki/inventory.ts';
import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { isSelfIssued } from '../x509/certificate.ts';
import { compareText } from './compare.ts';
import { entityIdOf, type CaEntity, type NodeId } from './entity.ts';

/** One way upward from a node. Only `signature` is issuance; the others say less, in words and line style. */
export interface ParentEdge {
  readonly parent: NodeId;
  readonly proof: IssuerProof;
}

export interface ParentOption extends ParentEdge {
  /** The certification path that the assessment chose goes this way. */
  readonly onPath: boolean;
  readonly validAt: boolean;
  readonly reachesRoot: boolean;
  readonly notAfter: number;
  readonly fingerprint: string;
}

export interface ParentOptions {
  /** Best first; none of them a mismatch, none the node itself. */
  readonly options: readonly ParentOption[];
  /** CAs of the right name whose key did NOT sign this. */
  readonly contradicted: readonly ParentEdge[];
  /** How well it is known that a certificate of the node is its own issuer. */
  readonly self: IssuerProof | undefined;
}

export const proofRank: Readonly<Record<IssuerProof, number>> = {
  signature: 0,
  'key-identifier': 1,
  'name-only': 2,
  'signature-mismatch': 3,
};

/**
 * Every entity that may have issued one of these certificates, best first: checked signature, then key identifier,
 * then name; then the way the certification path goes; then valid at the instant; then reaching a self-signed root;
 * then the latest notAfter; then the fingerprint, so that the choice never depends on the order of a scan.
 */
export function parentOptions(
  certificates: readonly AssessedCertificate[],
  entities: ReadonlyMap<NodeId, CaEntity>,
  assessment: Assessment,
  selfProofs: ReadonlyMap<Sha256Hex, IssuerProof>,
): ParentOptions {
  const best = new Map<NodeId, ParentOption>();
  const contradicted = new Map<NodeId, ParentEdge>();
  let self: IssuerProof | undefined;
  for (const assessed of certificates) {
    const own = entityIdOf(assessed.certificate);
    self = surest(self, selfProofOf(assessed, selfProofs));
    for (const link of assessed.issuers) {
      const issuer = assessment.bySha256.get(link.issuer);
      if (!issuer) continue;
      const parent = entityIdOf(issuer.certificate);
      if (parent === own) {
        self = surest(self, link.proof);
      } else if (!entities.has(parent)) {
        continue;
      } else if (link.proof === 'signature-mismatch') {
        contradicted.set(parent, { parent, proof: link.proof });
      } else {
        const option = optionOf(assessed, issuer, link.proof, assessment);
        const known = best.get(parent);
        if (!known || compareOptions(option, known) < 0) best.set(parent, option);
      }
    }
  }
  return {
    options: [...best.values()].sort(compareOptions),
    contradicted: [...contradicted.values()]
      .filter(({ parent }) => !best.has(parent))
      .sort((one, other) => compareText(one.parent, other.parent)),
    self,
  };
}

/** What the look found of each certificate as its own issuer; {@link AssessedCertificate.issuers} leaves that out. */
export function selfProofs({ inventory }: Assessment): ReadonlyMap<Sha256Hex, IssuerProof> {
  const own = inventory.issuerLinks.filter(({ certificate, issuer }) => certificate === issuer);
  return new Map(own.map(({ certificate, proof }) => [certificate, proof]));
}

function selfProofOf(
  { certificate, isSelfSigned }: AssessedCertificate,
  known: ReadonlyMap<Sha256Hex, IssuerProof>,
): IssuerProof | undefined {
  if (isSelfSigned) return 'signature';
  return isSelfIssued(certificate) ? (known.get(certificate.sha256) ?? 'name-only') : undefined;
}

function surest(one: IssuerProof | undefined, other: IssuerProof | undefined): IssuerProof | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return proofRank[one] <= proofRank[other] ? one : other;
}

function optionOf(
  assessed: AssessedCertificate,
  issuer: AssessedCertificate,
  proof: IssuerProof,
  { at, bySha256 }: Assessment,
): ParentOption {
  const { notBefore, notAfter } = assessed.certificate;
  const top = issuer.path.at(-1);
  return {
    parent: entityIdOf(issuer.certificate),
    proof,
    onPath: assessed.path[1] === issuer.certificate.sha256,
    validAt: notBefore !== undefined && notAfter !== undefined && notBefore <= at && at <= notAfter,
    reachesRoot: issuer.isSelfSigned || (top !== undefined && bySha256.get(top)?.isSelfSigned === true),
    notAfter: notAfter ?? -Infinity,
    fingerprint: issuer.certificate.sha256,
  };
}

export function compareOptions(one: ParentOption, other: ParentOption): number {
  return (
    proofRank[one.proof] - proofRank[other.proof] ||
    Number(other.onPath) - Number(one.onPath) ||
    Number(other.validAt) - Number(one.validAt) ||
    Number(other.reachesRoot) - Number(one.reachesRoot) ||
    (other.notAfter === one.notAfter ? 0 : other.notAfter - one.notAfter) ||
    compareText(one.fingerprint, other.fingerprint)
  );
}
