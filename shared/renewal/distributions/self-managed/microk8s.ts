import { lines } from '../../shell-quote.ts';
import { sources } from '../../sources.ts';
import { changing, reading, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import { onNodes, servers, table, workers } from './shared-steps.ts';

export const microk8s: DistributionSteps = (parts) => {
  const { words, facts, dueCas } = parts;
  const source = sources.microk8s;
  const names = ['server.crt', 'front-proxy-client.crt'];
  const check = reading(table(parts, 'check'));
  return [
    step(words, 'microk8s-check', { where: workers, commands: [check], minutes: 1, risk: 'none', source }),
    ...onNodes(parts, 'control-plane', workers).map(({ of, where }) =>
      step(words, 'microk8s-refresh', {
        of,
        where,
        commands: [changing(lines(...names.map((name) => table(parts, 'renew-one', { name })))), check],
        values: { names: names.join(', ') },
        minutes: 3,
        risk: 'low',
        source,
        certificates: facts.certificates.filter(({ role }) => role === 'apiserver' || role === 'front-proxy-client'),
      }),
    ),
    ...(dueCas.length === 0
      ? []
      : [
          step(words, 'microk8s-ca', {
            where: servers,
            commands: [changing(table(parts, 'rotate-ca'))],
            minutes: 60,
            risk: 'high',
            source,
            certificates: dueCas,
          }),
        ]),
  ];
};
