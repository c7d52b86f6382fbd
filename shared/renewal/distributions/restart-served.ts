import type { DistributionId } from '../../kubernetes/distributions/distribution.ts';
import type { RenewedNotServed } from '../../findings/renewed-not-served.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import type { Step } from '../plan.ts';
import { lines } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, step } from '../step.ts';
import type { ClusterFacts } from './cluster-facts.ts';
import { restartCommands } from './restart-commands.ts';

/** Everything was renewed, and some of it has no effect yet: nothing is left but to start what still has the old one. */
export function restartServedSteps(
  words: PlanWords,
  { distribution, context, nodes }: ClusterFacts,
  notServed: readonly RenewedNotServed[],
): readonly Step[] {
  return notServed.map(({ component, served, onDisk, endpoints, reload }) => {
    const [node] = onDisk.related.nodes;
    // A server has a kubelet as well, which its own service runs.
    const part =
      component === 'kubelet' ? (nodes.find(({ name }) => name === node)?.part ?? 'worker') : 'control-plane';
    const runsOn = part === 'worker' ? 'worker' : 'control-plane';
    const commands = restartCommands(distribution, runsOn, {
      node,
      component,
      cluster: context?.name,
      profile: context?.name ?? 'minikube',
    });
    const runs = distribution.commands.find(({ purpose }) => purpose === 'restart' || purpose === 'start')?.runOn;
    return step(words, distribution.isManaged ? 'restart-served-managed' : 'restart-served', {
      of: [node ?? distribution.displayName, component].join(' '),
      where:
        runs === 'here'
          ? { kind: 'own-machine' }
          : { kind: 'node', node, part: node === undefined ? wholePart(runsOn) : runsOn },
      commands: commands.length === 0 ? [] : [changing(lines(...commands))],
      values: {
        component,
        what: reload?.component === 'service' ? distribution.displayName : component,
        node: node ?? distribution.displayName,
        file: onDisk.sighting.path,
        endpoints: endpoints.map(({ path }) => path).join(', '),
      },
      minutes: 3,
      risk: 'low',
      source: sourceOf(distribution.id),
      certificates: [served],
    });
  });
}

function wholePart(part: 'control-plane' | 'worker'): 'every-control-plane' | 'every-node' {
  return part === 'control-plane' ? 'every-control-plane' : 'every-node';
}

function sourceOf(id: DistributionId): string {
  if (id === 'kube-aws') return sources.kubeAws;
  if (id === 'docker-desktop') return sources.dockerDesktop;
  return id === 'kubeadm' ? sources.kubeadmCerts : sources[id];
}
