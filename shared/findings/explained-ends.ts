import type { AssessedCertificate } from '../pki/assessment.ts';
import { staleAdminCopies } from './admin-copies.ts';
import { embeddedKubeletClients } from './embedded-kubelet-clients.ts';
import type { FindingContext } from './finding-context.ts';
import { renewedNotServed } from './renewed-not-served.ts';

/** Certificates whose end is told by a rule that also says why: a copy that was not renewed, a kubelet.conf left behind, a port. */
export function explainedEnds(context: FindingContext): ReadonlySet<AssessedCertificate> {
  return new Set([
    ...staleAdminCopies(context).map(({ copy }) => copy.assessed),
    ...embeddedKubeletClients(context).flatMap(({ embedded, rotating }) =>
      rotating === undefined ? [] : [embedded.assessed],
    ),
    ...renewedNotServed(context).map(({ served }) => served),
  ]);
}
