import type { AssessedCertificate } from '../pki/assessment.ts';
import type { IssuerProof } from '../pki/inventory.ts';
import type { HierarchyNode } from './hierarchy-model.ts';

/** What was compared to know whether one certificate issued another, for a person who wants to see it. */
export interface EdgeFacts {
  readonly proof: IssuerProof;
  /** As the child states it, and as the CA is called; `undefined` where there is no CA to compare with. */
  readonly issuerName: string;
  readonly subjectName: string | undefined;
  /** Lower-case hex; `undefined` where the certificate does not state it. */
  readonly authorityKeyIdentifier: string | undefined;
  readonly subjectKeyIdentifier: string | undefined;
  readonly signatureAlgorithm: string;
}

/**
 * The certificate of `child` and the certificate of `parent` that an edge of this proof joins.
 *
 * @returns `undefined` where no such edge is
 */
export function edgeFacts(child: HierarchyNode, parent: HierarchyNode, proof: IssuerProof): EdgeFacts | undefined {
  const pair = parent.kind === 'hole' ? ofHole(child) : pairOf(child, parent, proof);
  if (!pair) return undefined;
  const { issued, issuer } = pair;
  return {
    proof,
    issuerName: issued.certificate.issuer.text,
    subjectName: issuer?.certificate.subject.text,
    authorityKeyIdentifier: issued.certificate.authorityKeyIdentifier?.keyIdentifier,
    subjectKeyIdentifier: issuer?.certificate.subjectKeyIdentifier,
    signatureAlgorithm: issued.certificate.signatureAlgorithm,
  };
}

interface Pair {
  readonly issued: AssessedCertificate;
  readonly issuer: AssessedCertificate | undefined;
}

function ofHole({ certificates: [issued] }: HierarchyNode): Pair | undefined {
  return issued && { issued, issuer: undefined };
}

function pairOf(child: HierarchyNode, parent: HierarchyNode, proof: IssuerProof): Pair | undefined {
  for (const issued of child.certificates) {
    for (const link of issued.issuers) {
      if (link.proof !== proof) continue;
      const issuer = parent.certificates.find(({ certificate }) => certificate.sha256 === link.issuer);
      if (issuer) return { issued, issuer };
    }
  }
  return undefined;
}
