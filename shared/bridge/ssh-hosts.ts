import { isSshPlace, readSshPlace, type SshPlaceFault } from './ssh-place.ts';

export interface HostList {
  /** `ssh://…`, each once, in the order of the list. */
  readonly places: readonly string[];
  readonly faults: readonly HostFault[];
}

export interface HostFault extends SshPlaceFault {
  /** 1 for the first. */
  readonly line: number;
  readonly host: string;
}

/**
 * Reads a list of nodes as a person writes it: `host`, `user@host:port` or `ssh://…`, one a line or with spaces or commas
 * between; `#` begins a remark.
 */
export function readHostList(text: string): HostList {
  const places = new Set<string>();
  const faults: HostFault[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
    for (const host of hostsOf(line.replace(/#.*$/u, '').trim())) {
      const place = isSshPlace(host) ? host : `ssh://${host}`;
      const read = readSshPlace(place);
      if ('fault' in read) faults.push({ line: index + 1, host, ...read });
      else places.add(place);
    }
  }
  return { places: [...places], faults };
}

/** A path may hold spaces and commas; then it stands in a line of its own. */
function hostsOf(line: string): readonly string[] {
  return line.includes('/') ? [line] : line.split(/[\s,]+/u).filter((host) => host !== '');
}
