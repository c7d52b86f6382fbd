import type { Distribution } from '../../kubernetes/distributions/distribution.ts';
import type { ShellScript } from '../shell-quote.ts';
import { tableCommands, type PlaceholderValues } from './table-command.ts';

/**
 * What starts a component again, where a distribution has a way of its own: its service, its container, its machine. Empty where
 * none is known, as where somebody else runs it.
 */
export function restartCommands(
  distribution: Distribution,
  part: 'control-plane' | 'worker',
  values: PlaceholderValues,
): readonly ShellScript[] {
  // kubeadm's plans know which static pods a node has.
  if (distribution.id === 'kubeadm') return [];
  const isFor = distribution.commands.some(({ purpose, runOn }) => purpose === 'restart' && runOn === part);
  const restart = tableCommands(distribution, 'restart', values, isFor ? part : undefined);
  if (restart.length > 0) return restart;
  const [stop, start] = [tableCommands(distribution, 'stop', values), tableCommands(distribution, 'start', values)];
  return stop.length > 0 && start.length > 0 ? [...stop, ...start] : [];
}
