import { lines, sh } from '../../shell-quote.ts';
import { sources } from '../../sources.ts';
import { changing, reading, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import {
  backUps,
  copies,
  isReachable,
  kubectl,
  leavesOf,
  nodesReady,
  onNodes,
  servers,
  table,
} from './shared-steps.ts';

export const k0s: DistributionSteps = (parts) => {
  const { words, facts } = parts;
  const source = sources.k0s;
  return [
    ...backUps(parts, ['/var/lib/k0s/pki']),
    ...onNodes(parts, 'control-plane', servers).map(({ of, where }) =>
      step(words, 'k0s-restart', {
        of,
        where,
        commands: [
          changing(lines(table(parts, 'stop'), table(parts, 'start'))),
          reading(sh`k0s status`),
          reading(sh`openssl x509 -in /var/lib/k0s/pki/server.crt -noout -enddate`),
        ],
        minutes: 3,
        risk: 'low',
        source,
        certificates: leavesOf(facts.certificates),
      }),
    ),
    step(words, 'k0s-kubelets', {
      where: kubectl,
      commands: [nodesReady, reading(sh`kubectl get csr`)],
      minutes: 2,
      risk: 'none',
      source,
    }),
    step(words, 'k0s-copies', {
      where: copies,
      commands: [isReachable],
      minutes: 5,
      risk: 'low',
      source,
    }),
  ];
};
