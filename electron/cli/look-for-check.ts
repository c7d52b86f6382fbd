import { look, type Look } from '../engine/look.ts';
import { inTurn } from '../engine/sources/slots.ts';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { liveEndpoints, type LiveEndpoint } from '../../shared/pki/live-endpoints.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import type { CliHost } from './cli-host.ts';
import type { EndpointWish } from './endpoint-arguments.ts';
import { passwordsOfCli } from './password-arguments.ts';
import { clusterAccessOfCli } from './cluster-access-of-cli.ts';
import type { ClusterWish } from './cluster-arguments.ts';
import { progressLine } from './progress-line.ts';
import { sshAccessOfCli } from './ssh-access-of-cli.ts';
import type { SshWish } from './ssh-arguments.ts';

export interface PlacesToLookAt {
  readonly places: readonly string[];
  readonly ssh?: SshWish | undefined;
  /** Of containers. */
  readonly passwords?: readonly string[] | undefined;
  readonly cluster?: ClusterWish | undefined;
  /** Asks the endpoints that the places name, which are listed on stderr before the first is contacted. */
  readonly live?: boolean | undefined;
  readonly endpoints?: EndpointWish | undefined;
}

/** One look with progress on stderr, stopped by Ctrl+C with what it has. */
export async function lookForCheck(
  { places, ssh, cluster, passwords = [], live = false, endpoints }: PlacesToLookAt,
  at: EpochMs,
  host: CliHost,
): Promise<Look> {
  // Nodes and clusters are reached at the same time, and there is one terminal.
  const ask = host.askOnTerminal === undefined ? undefined : inTurn(host.askOnTerminal);
  const interruption = host.interruption();
  const startedAtMs = host.elapsedMs();
  const progress = progressLine(host.progress, () => host.elapsedMs() - startedAtMs);
  try {
    return await look(places, {
      signal: interruption.signal,
      onProgress: progress.report,
      sampleAt: at,
      ...(endpoints === undefined ? {} : { endpoints }),
      passwords: passwordsOfCli(passwords, process.env['NOTAFTER_PASSWORD'], ask),
      ssh: sshAccessOfCli(ssh, ask),
      cluster: clusterAccessOfCli(cluster, ask),
      ...(live ? { furtherPlaces: (sofar: Inventory) => announced(liveEndpoints(sofar), host) } : {}),
    });
  } finally {
    progress.end();
    interruption.end();
  }
}

/** @returns their places, now that a person has read them */
function announced(endpoints: readonly LiveEndpoint[], host: CliHost): readonly string[] {
  const lines = endpoints.map(
    ({ url, component, namedIn: [first = '', ...others] }) =>
      `  ${visibleText(url)}  ${component}, named in ${visibleText(first)}${others.length > 0 ? ` and ${others.length} more` : ''}`,
  );
  const head =
    endpoints.length === 0
      ? 'These places name no endpoint to contact.'
      : `Contacting ${endpoints.length} ${endpoints.length === 1 ? 'endpoint' : 'endpoints'} that these places name:`;
  host.writeError([head, ...lines].map((line) => `${line}\n`).join(''));
  return endpoints.map(({ url }) => url);
}
