import { lines, placeholder } from '../../shell-quote.ts';
import { sources } from '../../sources.ts';
import { changing, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import { here, leavesOf, nodesReady, table } from './shared-steps.ts';

export const kind: DistributionSteps = (parts) => {
  const { words, facts, nodes, dueCas } = parts;
  const source = sources.kind;
  // A node is a container of the same name: `kind-control-plane` of the cluster `kind`.
  const named = nodes.flatMap(({ name, part }) => (name === undefined || part !== 'control-plane' ? [] : [name]));
  const cluster = facts.context?.name.replace(/^kind-/u, '') ?? named[0]?.replace(/-control-plane\d*$/u, '');
  const shownCluster = cluster ?? placeholder;
  if (dueCas.length > 0) {
    return [step(words, 'kind-ca', { where: here, minutes: 5, risk: 'high', source, certificates: dueCas })];
  }
  return [
    ...(named.length > 0 ? named : [undefined]).map((node) =>
      step(words, 'kind-renew', {
        of: node,
        where: here,
        commands: [changing(lines(table(parts, 'renew', { node }), table(parts, 'restart', { node }))), nodesReady],
        values: { node: node ?? placeholder },
        minutes: 3,
        risk: 'low',
        source,
        certificates: leavesOf(facts.certificates),
      }),
    ),
    step(words, 'kind-kubeconfig', {
      where: here,
      commands: [changing(table(parts, 'fetch-kubeconfig', { cluster }))],
      values: { cluster: shownCluster },
      minutes: 1,
      risk: 'low',
      source,
    }),
  ];
};
