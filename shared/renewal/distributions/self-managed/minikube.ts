import { sources } from '../../sources.ts';
import { changing, reading, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import { here, leavesOf, nodesReady, table } from './shared-steps.ts';

export const minikube: DistributionSteps = (parts) => {
  const { words, facts, dueCas } = parts;
  const source = sources.minikube;
  const profile = facts.context?.name ?? 'minikube';
  return [
    step(words, 'minikube-check', {
      where: here,
      commands: [reading(table(parts, 'check', { profile }))],
      minutes: 1,
      risk: 'none',
      source,
    }),
    step(words, 'minikube-start', {
      where: here,
      commands: [changing(table(parts, 'renew', { profile })), nodesReady],
      values: { profile },
      minutes: 3,
      risk: 'low',
      source,
      certificates: leavesOf(facts.certificates),
    }),
    ...(dueCas.length === 0
      ? []
      : [step(words, 'minikube-ca', { where: here, minutes: 15, risk: 'high', source, certificates: dueCas })]),
  ];
};
