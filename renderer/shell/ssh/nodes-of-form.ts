import { readHostList } from '../../../shared/bridge/ssh-hosts.ts';
import type { NodeAccess } from '../../../shared/bridge/ssh-nodes.ts';
import { readSshPlace } from '../../../shared/bridge/ssh-place.ts';

/** What stands in the fields, as typed. */
export interface ConnectForm {
  readonly hosts: string;
  /** For hosts that name none. */
  readonly user: string;
  readonly identity: string;
  readonly jump: string;
  /** Absolute, with commas between; for hosts that name none. */
  readonly paths: string;
}

/** The nodes that the form names, one for each folder, and how each is reached. */
export function nodesOfForm({ hosts, user, identity, jump, paths }: ConnectForm): readonly NodeAccess[] {
  const folders = paths
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '')
    .map((path) => (path.startsWith('/') ? path : `/${path}`));
  const access = {
    ...(identity.trim() === '' ? {} : { identity: identity.trim() }),
    ...(jump.trim() === '' ? {} : { jump: jump.trim() }),
  };
  const named = readHostList(hosts).places.flatMap((place) => {
    const read = readSshPlace(place);
    if ('fault' in read) return [];
    const asUser =
      read.user === undefined && user.trim() !== '' ? place.replace('ssh://', () => `ssh://${user.trim()}@`) : place;
    return read.path === undefined && folders.length > 0 ? folders.map((folder) => asUser + folder) : [asUser];
  });
  return [...new Set(named)]
    .filter((place) => !('fault' in readSshPlace(place)))
    .map((place) => ({ place, ...access }));
}
