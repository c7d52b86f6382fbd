import { isCa, type Certificate } from '../x509/certificate.ts';
import type { EpochMs } from '../x509/brand.ts';
import { dayMs } from '../x509/milliseconds.ts';
import { noExpiry } from '../x509/no-expiry.ts';
import type { Sighting } from '../pki/inventory.ts';
import type {
  DistributionId,
  Renewer,
  RenewalRule,
  RenewalSpan,
  RenewalTrigger,
} from './distributions/distribution.ts';
import { kubeletRenewal } from './distributions/kubelet.ts';
import { distributionOf } from './distributions/registry.ts';
import { endsWithPattern } from './path-pattern.ts';
import type { Role } from './role.ts';

/** The span of a certificate's life in which something renews it. */
export interface RenewalWindow {
  readonly by: Renewer;
  readonly from: EpochMs;
  /** From here on it is late. */
  readonly to: EpochMs;
  /** What makes it happen. */
  readonly trigger: RenewalTrigger;
  /** Happens without anybody: until {@link to} nobody needs to be told. */
  readonly isAutomatic: boolean;
}

/** `undefined` where a file's node is of no known distribution. */
export type DistributionAt = (sighting: Sighting) => DistributionId | undefined;

/**
 * When something renews a certificate. A kubelet's own rule holds on every node; the others are those of the
 * distribution whose files it lies among. A copy in a kubeconfig is renewed by nobody.
 */
export function renewalWindowOf(
  certificate: Pick<Certificate, 'notBefore' | 'notAfter' | 'basicConstraints'>,
  role: Role | undefined,
  sightings: readonly Sighting[],
  distributionAt: DistributionAt = () => undefined,
): RenewalWindow | undefined {
  const { notBefore, notAfter } = certificate;
  if (notBefore === undefined || notAfter === undefined || notAfter <= notBefore || notAfter >= noExpiry) {
    return undefined;
  }
  const kind = isCa(certificate) ? 'ca' : 'leaf';
  for (const sighting of sightings) {
    if (sighting.medium !== 'file') continue;
    const distribution = distributionAt(sighting);
    const rules = distribution === undefined ? [] : distributionOf(distribution).renewals;
    const rule = [kubeletRenewal, ...rules].find(
      (each) =>
        each.kind === kind &&
        (each.roles === undefined || (role !== undefined && each.roles.includes(role))) &&
        (filesOf(each)?.some((matches) => matches(sighting.path)) ?? true),
    );
    if (rule !== undefined) return windowOf(rule, notBefore, notAfter);
  }
  return undefined;
}

function windowOf(rule: RenewalRule, notBefore: EpochMs, notAfter: EpochMs): RenewalWindow {
  const { from, to } = spanOf(rule.span, notBefore, notAfter);
  const { by, trigger } = rule;
  return { by, from: from as EpochMs, to: to as EpochMs, trigger, isAutomatic: trigger === 'by-itself' };
}

function spanOf(span: RenewalSpan, notBefore: EpochMs, notAfter: EpochMs): { from: number; to: number } {
  const after = (share: number): number => notBefore + (notAfter - notBefore) * share;
  switch (span.kind) {
    case 'share':
      return { from: after(span.from), to: after(span.to) };
    case 'before-end':
      return { from: Math.max(notBefore, notAfter - span.days * dayMs), to: notAfter };
    case 'whole-life':
      return { from: notBefore, to: notAfter };
    case 'after-end':
      return { from: notAfter, to: notAfter };
  }
}

const compiled = new WeakMap<RenewalRule, readonly ((path: string) => boolean)[]>();

function filesOf(rule: RenewalRule): readonly ((path: string) => boolean)[] | undefined {
  if (rule.files === undefined) return undefined;
  const before = compiled.get(rule);
  if (before !== undefined) return before;
  const matchers = rule.files.map(endsWithPattern);
  compiled.set(rule, matchers);
  return matchers;
}
