import { sh } from '../../shell-quote.ts';
import { sources } from '../../sources.ts';
import { changing, reading, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import { here, kubectl, table } from './shared-steps.ts';

export const openshift: DistributionSteps = (parts) => {
  const { words, dueLeaves, dueCas } = parts;
  const source = sources.openshift;
  return [
    step(words, 'openshift-operators', {
      where: kubectl,
      commands: [reading(sh`oc get clusteroperators`), reading(sh`oc get nodes`)],
      minutes: 5,
      risk: 'none',
      source,
      certificates: [...dueLeaves, ...dueCas],
    }),
    step(words, 'openshift-approve', {
      where: kubectl,
      commands: [reading(table(parts, 'check')), changing(table(parts, 'renew-one'))],
      minutes: 10,
      risk: 'low',
      source,
    }),
    ...(dueCas.length === 0
      ? []
      : [
          step(words, 'openshift-kubelet-signer', {
            where: kubectl,
            commands: [changing(table(parts, 'rotate-ca'))],
            minutes: 20,
            risk: 'low',
            source,
            certificates: dueCas,
          }),
        ]),
    step(words, 'openshift-kubeconfig', {
      where: here,
      commands: [changing(sh`oc login`)],
      minutes: 1,
      risk: 'low',
      source,
    }),
  ];
};
