import { look, type Look } from '../engine/look.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import type { CliHost } from './cli-host.ts';
import { progressLine } from './progress-line.ts';
import { sshAccessOfCli } from './ssh-access-of-cli.ts';
import type { SshWish } from './ssh-arguments.ts';

export interface PlacesToLookAt {
  readonly places: readonly string[];
  readonly ssh?: SshWish | undefined;
}

/** One look with progress on stderr, stopped by Ctrl+C with what it has. */
export async function lookForCheck({ places, ssh }: PlacesToLookAt, at: EpochMs, host: CliHost): Promise<Look> {
  const interruption = host.interruption();
  const startedAtMs = host.elapsedMs();
  const progress = progressLine(host.progress, () => host.elapsedMs() - startedAtMs);
  try {
    return await look(places, {
      signal: interruption.signal,
      onProgress: progress.report,
      sampleAt: at,
      ssh: sshAccessOfCli(ssh, host.askOnTerminal),
    });
  } finally {
    progress.end();
    interruption.end();
  }
}
