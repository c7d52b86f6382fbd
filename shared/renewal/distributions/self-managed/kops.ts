import { placeholder, sh } from '../../shell-quote.ts';
import { sources } from '../../sources.ts';
import { changing, reading, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import { tableCommands } from '../table-command.ts';
import { here, leavesOf, table } from './shared-steps.ts';

export const kops: DistributionSteps = (parts) => {
  const { words, facts, dueCas } = parts;
  const source = sources.kops;
  const cluster = facts.context?.name;
  return [
    step(words, 'kops-roll', {
      where: here,
      commands: [
        changing(table(parts, 'renew', { cluster })),
        reading(sh`kops validate cluster --name=${cluster ?? placeholder}`),
      ],
      minutes: 60,
      risk: 'high',
      source,
      certificates: leavesOf(facts.certificates),
    }),
    step(words, 'kops-kubeconfig', {
      where: here,
      commands: [changing(table(parts, 'fetch-kubeconfig', { cluster }))],
      minutes: 1,
      risk: 'low',
      source,
    }),
    ...(dueCas.length === 0
      ? []
      : [
          step(words, 'kops-keypairs', {
            where: here,
            commands: tableCommands(facts.distribution, 'rotate-ca', { cluster }).map(changing),
            minutes: 240,
            risk: 'high',
            source,
            certificates: dueCas,
          }),
        ]),
  ];
};
