import { objectsOfKind } from '../../cluster/cluster-object.ts';
import type { SigningRequestObject } from '../../cluster/signing-request-object.ts';
import { groupBy } from '../../pki/group-by.ts';
import { minuteMs } from '../../x509/milliseconds.ts';
import { placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { kubeadmAuthority } from '../kubeadm-files.ts';
import { rule } from '../rule.ts';

export interface SigningRequestNotIssuedParams {
  readonly signerName: string;
  readonly requests: readonly string[];
  /** The file of the signing CA holds more than one certificate, and then its signer issues nothing. */
  readonly authorityFile: string | undefined;
}

/** The signer answers within a second where it works. */
const signingMs = 2 * minuteMs;
const ownSigners = /^kubernetes\.io\//u;

/** Approved and never issued: no signer, or one that cannot; a CA rotation that stopped half way does it silently. */
export const signingRequestNotIssued = rule({
  id: 'NA-F13',
  severities: ['warning'],
  source: 'kubernetes/kubernetes pkg/controller/certificates/signer/ca_provider.go',
  find: (context: FindingContext): readonly Verdict<SigningRequestNotIssuedParams>[] => {
    const { inventory, at } = context.assessment;
    const stuck = objectsOfKind(inventory.clusterObjects, 'CertificateSigningRequest').filter(
      (request) => request.state === 'approved' && at - approvedAt(request, at) > signingMs,
    );
    return [...groupBy(stuck, ({ place, signerName }) => `${place}\n${signerName}`).values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const authority = ownSigners.test(first.signerName) ? bundledAuthority(context) : undefined;
      return [
        {
          severity: 'warning' as const,
          certificates: authority?.certificates ?? [],
          places: [
            ...group.map(({ place, path }) => placeOf({ place, path, field: undefined })),
            ...(authority === undefined ? [] : [authority.place]),
          ],
          params: {
            signerName: first.signerName,
            requests: group.map(({ name }) => name),
            authorityFile: authority?.place.path,
          },
        },
      ];
    });
  },
});

function approvedAt({ conditions, createdAt }: SigningRequestObject, at: number): number {
  return conditions.find(({ type }) => type === 'Approved')?.at ?? createdAt ?? at;
}

/** A kubeadm tree of this look whose `ca.crt` holds several certificates. */
function bundledAuthority(context: FindingContext) {
  for (const tree of context.trees) {
    const { certificates } = kubeadmAuthority(context, tree, 'ca');
    const [first] = certificates;
    if (first === undefined || certificates.length < 2) continue;
    return {
      certificates: certificates.map(({ assessed }) => assessed.certificate.sha256),
      place: placeOf(first.sighting),
    };
  }
  return undefined;
}
