import { distributionOf } from '../kubernetes/distributions/registry.ts';
import type { Reload } from '../kubernetes/distributions/distribution.ts';
import type { AssessedCertificate } from '../pki/assessment.ts';
import { append } from '../pki/group-by.ts';
import { reconcile, type OnDisk } from '../pki/reconcile.ts';
import type { ComponentName } from '../pki/served-component.ts';
import type { FindingContext, FileOfPlace } from './finding-context.ts';

/** A certificate that a component goes on presenting although its file holds a later one. */
export interface RenewedNotServed {
  readonly component: ComponentName;
  readonly served: AssessedCertificate;
  readonly onDisk: OnDisk;
  /** Where it is presented, each once: `10.0.0.11:6443`. */
  readonly endpoints: readonly FileOfPlace[];
  /** What the component is known to do by itself when the file changes; `undefined` where nothing is known. */
  readonly reload: Reload | undefined;
}

/** One for each certificate and file, on however many addresses. */
export function renewedNotServed({
  assessment,
  distributionAt,
}: Pick<FindingContext, 'assessment' | 'distributionAt'>): readonly RenewedNotServed[] {
  const groups = new Map<string, FileOfPlace[]>();
  const found: (Omit<RenewedNotServed, 'endpoints'> & { readonly key: string })[] = [];
  for (const { verdict, component, chain, onDisk, endpoint } of reconcile(assessment.inventory)) {
    const served = chain.leaf && assessment.bySha256.get(chain.leaf.certificate.sha256);
    if (verdict !== 'renewed-not-served' || !component || !served || !onDisk) continue;
    const key = `${component.component} ${served.certificate.sha256} ${onDisk.sighting.place}\n${onDisk.sighting.path}`;
    if (!groups.has(key)) {
      const distribution = distributionAt(onDisk.sighting);
      const reload =
        distribution === undefined
          ? undefined
          : distributionOf(distribution).reloads.find(
              (each) =>
                (each.component === component.component || each.component === 'service') &&
                component.roles.some((role) => each.roles.includes(role)),
            );
      found.push({ key, component: component.component, served, onDisk, reload });
    }
    append(groups, key, { place: endpoint.place, path: endpoint.path });
  }
  return found.map(({ key, ...rest }) => ({ ...rest, endpoints: groups.get(key) ?? [] }));
}
