import type { CommandOutput } from './shell-channel.ts';
import type { SshFailure } from './ssh-error.ts';

/** Why what came from a node is not all there is. */
export function cutFailure(cut: NonNullable<CommandOutput['cut']>, host: string): SshFailure {
  switch (cut) {
    case 'too-much':
      return { code: 'ssh-too-much', message: `${host} sent without end and was cut off; what came before is shown.` };
    case 'too-long':
      return { code: 'ssh-timeout', message: `A command on ${host} did not end in time; what came before is shown.` };
    case 'cancelled':
      return { code: 'cancelled', message: `The look at ${host} was stopped before its end.` };
    case 'refused':
      return { code: 'ssh-failed', message: `${host} does not let this user run commands.` };
    case 'disconnected':
      return {
        code: 'ssh-disconnected',
        message: `The connection to ${host} was lost half way; what came before is shown. Look again.`,
      };
  }
}
