import { lines, sh } from '../../shell-quote.ts';
import { sources } from '../../sources.ts';
import { changing, reading, step } from '../../step.ts';
import type { DistributionSteps } from '../distribution-plans.ts';
import {
  backUps,
  copies,
  isReachable,
  leavesOf,
  nodesReady,
  onNodes,
  servers,
  table,
  workers,
} from './shared-steps.ts';

/** K3s and RKE2. */
export const rancher: DistributionSteps = (parts) => {
  const { words, facts, dueCas } = parts;
  const { id, displayName } = facts.distribution;
  const data = `/var/lib/rancher/${id}`;
  const values = { tool: displayName, port: '6443', secret: `${id}-serving`, file: `/etc/rancher/${id}/${id}.yaml` };
  const source = id === 'k3s' ? sources.k3s : sources.rke2;
  const check = reading(table(parts, 'check'));
  return [
    ...backUps(parts, [`${data}/server/tls`, `/etc/rancher/${id}`]),
    step(words, 'rancher-check', { where: servers, commands: [check], values, minutes: 1, risk: 'none', source }),
    ...onNodes(parts, 'control-plane', servers).map(({ of, where }) =>
      step(words, 'rancher-restart-server', {
        of,
        where,
        commands: [changing(table(parts, 'restart', {}, 'control-plane')), check, nodesReady],
        values,
        minutes: 3,
        risk: 'low',
        source,
        certificates: leavesOf(facts.certificates),
      }),
    ),
    step(words, 'rancher-rotate', {
      where: servers,
      commands: [changing(lines(table(parts, 'stop'), table(parts, 'renew'), table(parts, 'start'))), check],
      values,
      minutes: 5,
      risk: 'high',
      source,
      certificates: leavesOf(facts.certificates),
    }),
    step(words, 'rancher-restart-agents', {
      where: workers,
      commands: [changing(table(parts, 'restart', {}, 'worker')), nodesReady],
      values,
      minutes: 2,
      risk: 'low',
      source,
    }),
    step(words, 'rancher-listener', {
      where: servers,
      commands: [
        reading(
          sh`openssl s_client -connect 127.0.0.1:6443 < /dev/null 2> /dev/null | openssl x509 -noout -subject -enddate`,
        ),
        changing(
          lines(
            sh`kubectl --namespace=kube-system delete secret ${values.secret}`,
            sh`mv ${`${data}/server/tls/dynamic-cert.json`} ${`${data}/server/tls/dynamic-cert.json.before`}`,
            table(parts, 'restart', {}, 'control-plane'),
          ),
        ),
      ],
      values,
      minutes: 3,
      risk: 'low',
      source,
    }),
    step(words, 'rancher-kubeconfig', {
      where: copies,
      commands: [isReachable],
      values,
      minutes: 5,
      risk: 'low',
      source,
    }),
    ...(dueCas.length === 0
      ? []
      : [
          step(words, 'rancher-rotate-ca', {
            where: { kind: 'node', node: undefined, part: 'any-control-plane' },
            commands: [changing(table(parts, 'rotate-ca'))],
            values,
            minutes: 120,
            risk: 'high',
            source,
            certificates: dueCas,
          }),
        ]),
  ];
};
