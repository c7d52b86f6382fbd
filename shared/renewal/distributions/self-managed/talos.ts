import { placeholder, sh } from '../../shell-quote.ts';
import { sources } from '../../sources.ts';
import { changing, reading, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import { here, isReachable, leavesOf, nodesReady, table } from './shared-steps.ts';

export const talos: DistributionSteps = (parts) => {
  const { words, facts, nodes, dueLeaves, dueCas } = parts;
  const source = sources.talos;
  const [first] = nodes.flatMap(({ name }) => name ?? []);
  const late = dueLeaves.length === 0 ? [] : nodes.filter(({ part }) => part === 'control-plane');
  return [
    step(words, 'talos-watch', {
      where: here,
      commands: [reading(sh`talosctl --nodes=${first ?? placeholder} health`)],
      minutes: 3,
      risk: 'none',
      source,
      certificates: leavesOf(facts.certificates),
    }),
    ...late.map(({ name }) =>
      step(words, 'talos-reboot', {
        of: name,
        where: here,
        commands: [changing(table(parts, 'renew', { node: name })), nodesReady],
        values: { node: name ?? placeholder },
        minutes: 10,
        risk: 'high',
        source,
        certificates: dueLeaves,
      }),
    ),
    step(words, 'talos-kubeconfig', {
      where: here,
      commands: [changing(table(parts, 'fetch-kubeconfig', { node: first })), isReachable],
      minutes: 1,
      risk: 'low',
      source,
    }),
    step(words, 'talos-talosconfig', {
      where: here,
      commands: [changing(sh`talosctl --nodes=${first ?? placeholder} config new talosconfig-new`)],
      minutes: 1,
      risk: 'low',
      source,
    }),
    ...(dueCas.length === 0
      ? []
      : [
          step(words, 'talos-rotate-ca', {
            where: here,
            commands: [changing(table(parts, 'rotate-ca', { node: first }))],
            minutes: 60,
            risk: 'high',
            source,
            certificates: dueCas,
          }),
        ]),
  ];
};
