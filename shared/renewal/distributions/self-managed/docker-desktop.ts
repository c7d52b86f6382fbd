import { sh } from '../../shell-quote.ts';
import { sources } from '../../sources.ts';
import { reading, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import { here } from './shared-steps.ts';

export const dockerDesktop: DistributionSteps = ({ words, facts }) => [
  step(words, 'docker-desktop-save', {
    where: here,
    commands: [
      reading(
        sh`kubectl get all,configmaps,secrets,persistentvolumeclaims --all-namespaces -o yaml > docker-desktop.yaml`,
      ),
    ],
    minutes: 10,
    risk: 'none',
    source: sources.dockerDesktop,
  }),
  step(words, 'docker-desktop-reset', {
    where: here,
    minutes: 10,
    risk: 'high',
    source: sources.dockerDesktop,
    certificates: facts.certificates,
  }),
];
