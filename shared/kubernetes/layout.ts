/**
 * Folders in which distributions keep certificates on a node: what lies in front of one is the node's root, `''` on a
 * node itself. A copy often spells them with dashes, or begins in their midst.
 */
export const homes = [
  'etc/kubernetes',
  'etc/kubernetes/static-pod-resources',
  'var/lib/kubelet',
  'var/lib/rancher/k3s',
  'etc/rancher/k3s',
  'var/lib/rancher/rke2',
  'etc/rancher/rke2',
  'var/lib/k0s',
  'var/snap/microk8s/current',
  'var/lib/minikube/certs',
  '.minikube',
  'system/secrets',
  'srv/kubernetes',
  'etc/srv/kubernetes',
  'com.docker.docker/pki',
  'Docker/pki',
] as const;

/** How a folder that was copied alone begins. */
const openings: Readonly<Record<string, (typeof homes)[number]>> = {
  kubernetes: 'etc/kubernetes',
  kubelet: 'var/lib/kubelet',
  k3s: 'var/lib/rancher/k3s',
  'rancher/k3s': 'var/lib/rancher/k3s',
  rke2: 'var/lib/rancher/rke2',
  'rancher/rke2': 'var/lib/rancher/rke2',
  k0s: 'var/lib/k0s',
  'microk8s/current': 'var/snap/microk8s/current',
  'minikube/certs': 'var/lib/minikube/certs',
};

/** A path of a node, taken apart. */
export interface NodePath {
  /** Without a slash at its end. */
  readonly root: string;
  readonly home: string;
  /** Below the home. */
  readonly rest: string;
}

/** Folders of a person, not of a node: they are their own root. */
const ownRoots: ReadonlySet<string> = new Set(['.minikube', 'com.docker.docker/pki', 'Docker/pki']);

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const spelled = new Map<string, string>(
  homes.flatMap((home) => [[home, home] as const, [home.replaceAll('/', '-'), home] as const]),
);
const alternatives = (spellings: Iterable<string>): string =>
  [...spellings]
    .toSorted((a, b) => b.length - a.length)
    .map(escape)
    .join('|');
/** The last home of a path counts: a node's files may be kept inside another node's. */
const anywhere = new RegExp(`^(.*?)(?:^|/)(${alternatives(spelled.keys())})/`, 'u');
const atTheStart = new RegExp(`^(.*!/)?(${alternatives(Object.keys(openings))})/`, 'u');

/** What the folder of a path tells, and where what lies below the home begins. */
type FolderFacts = Pick<NodePath, 'root' | 'home'> & { readonly restFrom: number };

/** Files of one folder come one after the other, and a home is told by its folders alone. */
let last: { readonly folder: string; readonly facts: FolderFacts | undefined } = { folder: '', facts: undefined };

/** `undefined` where no home is in the path. */
export function nodePathOf(path: string): NodePath | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (folder !== last.folder) last = { folder, facts: factsOfFolder(folder) };
  const { facts } = last;
  return facts && { root: facts.root, home: facts.home, rest: path.slice(facts.restFrom) };
}

/** @param path  with the slash at its end */
function factsOfFolder(path: string): FolderFacts | undefined {
  let found: FolderFacts | undefined;
  let from = 0;
  for (;;) {
    const match = anywhere.exec(from === 0 ? path : path.slice(from));
    if (match === null) break;
    const [whole, before = '', spelling = ''] = match;
    const home = spelled.get(spelling) ?? spelling;
    const end = from + (ownRoots.has(home) ? whole.length - 1 : before.length);
    found = { root: path.slice(0, end), home, restFrom: from + whole.length };
    // The slash stays, so that the next home may follow at once.
    from += whole.length - 1;
  }
  if (found !== undefined) return found;
  const match = atTheStart.exec(path);
  if (match === null) return undefined;
  const [whole, before = '', spelling = ''] = match;
  return { root: before.replace(/\/$/u, ''), home: openings[spelling] ?? spelling, restFrom: whole.length };
}
