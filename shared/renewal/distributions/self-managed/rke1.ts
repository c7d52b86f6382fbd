import { sources } from '../../sources.ts';
import { changing, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import { backUps, copies, here, isReachable, leavesOf, nodesReady, table } from './shared-steps.ts';

export const rke1: DistributionSteps = (parts) => {
  const { words, facts, dueCas } = parts;
  const source = sources.rke1;
  const path = 'cluster.yml';
  return [
    ...backUps(parts, ['/etc/kubernetes']),
    dueCas.length > 0
      ? step(words, 'rke1-rotate-ca', {
          where: here,
          commands: [changing(table(parts, 'rotate-ca', { path }))],
          minutes: 30,
          risk: 'high',
          source,
          certificates: facts.certificates,
        })
      : step(words, 'rke1-rotate', {
          where: here,
          commands: [changing(table(parts, 'renew', { path })), nodesReady],
          minutes: 15,
          risk: 'high',
          source,
          certificates: leavesOf(facts.certificates),
        }),
    step(words, 'rke1-kubeconfig', { where: copies, commands: [isReachable], minutes: 5, risk: 'low', source }),
  ];
};
