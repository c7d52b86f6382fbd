import { lines } from '../../shell-quote.ts';
import { sources } from '../../sources.ts';
import { changing, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import { here, leavesOf, table } from './shared-steps.ts';

export const kubeAws: DistributionSteps = (parts) => [
  step(parts.words, 'kube-aws-render', {
    where: here,
    commands: [changing(lines(table(parts, 'renew'), table(parts, 'restart')))],
    minutes: 90,
    risk: 'high',
    source: sources.kubeAws,
    certificates: leavesOf(parts.facts.certificates),
  }),
];
