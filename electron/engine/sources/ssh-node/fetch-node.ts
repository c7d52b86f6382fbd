import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { connectTo, type Connection, type ConnectOptions, type Patiently } from './connect.ts';
import { namedRoots, usualRoots } from './node-layout.ts';
import type { NodeReading } from './node-reading.ts';
import { readByFilter } from './read-by-filter.ts';
import { readBySftp } from './read-by-sftp.ts';
import { shellChannel } from './shell-channel.ts';
import { failureOf, SshError, type SshFailure } from './ssh-error.ts';
import type { SshPlace } from '../../../../shared/bridge/ssh-place.ts';

export interface FetchOptions extends ConnectOptions {
  readonly onConnected: () => void;
  readonly onFiles: (done: number, total: number, current: string) => void;
}

/** Connects to one node and reads what is public on it. Never rejects: what went wrong is the answer. */
export async function fetchNode(place: SshPlace, options: FetchOptions): Promise<NodeReading | SshFailure> {
  const host = visibleText(place.host);
  try {
    const connection = await connectOnceAsked(place, options);
    try {
      options.onConnected();
      const { client } = connection;
      const { signal, onFiles, access } = options;
      const roots = place.path === undefined ? usualRoots() : namedRoots(place.path);
      const { run } = shellChannel(client, signal);
      const read =
        (await readByFilter({ host, run, now: access.now, onFiles }, roots, {
          asksProcesses: place.path === undefined,
        })) ?? (await readBySftp({ host, client, signal, onFiles }, roots));
      if (read !== undefined) return isEmpty(read) ? { ...read, failures: [...read.failures, noFiles(place)] } : read;
      if (signal.aborted) throw new SshError('cancelled', `The look at ${host} was stopped before its end.`);
      throw new SshError('ssh-failed', `${host} lets this user neither run commands nor read files over SFTP.`);
    } finally {
      connection.end();
    }
  } catch (error) {
    return failureOf(error, host);
  }
}

/** Servers end a login that takes long, two minutes as a rule: once a person has answered, it is begun anew. */
async function connectOnceAsked(place: SshPlace, options: FetchOptions): Promise<Connection> {
  let hasAsked = false;
  const patiently: Patiently = (work) => {
    hasAsked = true;
    return options.patiently(work);
  };
  try {
    return await connectTo(place, { ...options, patiently });
  } catch (error) {
    const isCut = error instanceof SshError && error.code === 'ssh-disconnected';
    if (!isCut || !hasAsked || options.signal.aborted) throw error;
    return await connectTo(place, options);
  }
}

function isEmpty({ files, unread, isWhole }: NodeReading): boolean {
  return files.size === 0 && unread.length === 0 && isWhole;
}

function noFiles({ host: name, path }: SshPlace): SshFailure {
  const host = visibleText(name);
  const message =
    path === undefined
      ? `There are no Kubernetes files where they usually are on ${host}: name their folder, as in ssh://${host}/srv/pki.`
      : `${visibleText(path)} is not there on ${host}, or holds no file.`;
  return { code: 'ssh-no-files', message };
}
