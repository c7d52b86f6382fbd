import type { CommandPurpose, CommandTemplate } from '../../../kubernetes/distributions/distribution.ts';
import type { AssessedCertificate } from '../../../pki/assessment.ts';
import { backUp } from '../../back-up.ts';
import type { Step, Where } from '../../plan.ts';
import { lines, sh, type ShellScript } from '../../shell-quote.ts';
import { reading } from '../../step.ts';
import type { DistributionParts } from '../distribution-plans.ts';
import { tableCommands, type PlaceholderValues } from '../table-command.ts';

export const servers: Where = { kind: 'node', node: undefined, part: 'every-control-plane' };
export const workers: Where = { kind: 'node', node: undefined, part: 'every-node' };
export const kubectl: Where = { kind: 'kubectl' };
export const here: Where = { kind: 'own-machine' };
export const copies: Where = { kind: 'copies' };

export const nodesReady = reading(sh`kubectl get nodes`);
export const isReachable = reading(sh`kubectl get --raw=/readyz`);

/** The table's commands as one script; a placeholder where the table has none would be a fault of ours. */
export function table(
  { facts }: DistributionParts,
  purpose: CommandPurpose,
  values: PlaceholderValues = {},
  runOn?: CommandTemplate['runOn'],
): ShellScript {
  return lines(...tableCommands(facts.distribution, purpose, values, runOn));
}

/** Each node that is known, else the wherever in words. */
export function onNodes(
  { nodes }: DistributionParts,
  part: 'control-plane' | 'worker',
  otherwise: Where,
): readonly { of: string | undefined; where: Where }[] {
  const known = nodes.filter((node) => node.part === part && node.name !== undefined);
  if (known.length === 0) return [{ of: undefined, where: otherwise }];
  return known.map(({ name }) => ({ of: name, where: { kind: 'node', node: name, part } }));
}

export function backUps(parts: DistributionParts, folders: readonly string[]): readonly Step[] {
  return onNodes(parts, 'control-plane', servers).map(({ of, where }) =>
    backUp(parts.words, { of: of ?? parts.facts.distribution.displayName, where, folders }),
  );
}

export function leavesOf(certificates: readonly AssessedCertificate[]): readonly AssessedCertificate[] {
  return certificates.filter(({ certificate }) => certificate.basicConstraints?.cA !== true);
}
