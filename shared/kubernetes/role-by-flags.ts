import type { Sighting, StaticPodComponent, StaticPodFacts, StaticPodFlag } from '../pki/inventory.ts';
import { homes, nodePathOf } from './layout.ts';
import type { PathRoles } from './role-by-path.ts';
import type { Role } from './role.ts';

const leaf = (role: Role): PathRoles => ({ leaf: role, ca: undefined });
const ca = (role: Role): PathRoles => ({ leaf: undefined, ca: role });

/** What a component uses the file for that a flag names. */
const flagRoles: Readonly<Record<StaticPodComponent, Readonly<Partial<Record<StaticPodFlag, PathRoles>>>>> = {
  'kube-apiserver': {
    'tls-cert-file': leaf('apiserver'),
    'client-ca-file': ca('ca'),
    'kubelet-certificate-authority': ca('ca'),
    'kubelet-client-certificate': leaf('apiserver-kubelet-client'),
    'requestheader-client-ca-file': ca('front-proxy-ca'),
    'proxy-client-cert-file': leaf('front-proxy-client'),
    'etcd-cafile': ca('etcd-ca'),
    'etcd-certfile': leaf('apiserver-etcd-client'),
  },
  'kube-controller-manager': { 'root-ca-file': ca('ca'), 'cluster-signing-cert-file': ca('ca') },
  'kube-scheduler': {},
  etcd: {
    'cert-file': leaf('etcd-server'),
    'peer-cert-file': leaf('etcd-peer'),
    'trusted-ca-file': ca('etcd-ca'),
    'peer-trusted-ca-file': ca('etcd-ca'),
  },
};

/**
 * What the flags of the static pods say the files of their own node are for. A file named by two flags has the role of
 * the first: the API server's flags come before the others', and the client CA before the request header's.
 */
export function rolesByFlags(pods: readonly StaticPodFacts[]): (sighting: Sighting) => PathRoles | undefined {
  const byFile = new Map<string, PathRoles>();
  const order = Object.keys(flagRoles);
  for (const pod of pods.toSorted((a, b) => order.indexOf(a.component) - order.indexOf(b.component))) {
    for (const [flag, roles] of Object.entries(flagRoles[pod.component])) {
      for (const path of pathsOfFlag(pod, flag as StaticPodFlag)) {
        const key = `${pod.place}\n${path}`;
        const known = byFile.get(key);
        // One file may be a CA and, in another place of a small cluster, a leaf: what is not said yet is added.
        byFile.set(key, { leaf: known?.leaf ?? roles.leaf, ca: known?.ca ?? roles.ca });
      }
    }
  }
  if (byFile.size === 0) return () => undefined;
  return ({ place, path }) => byFile.get(`${place}\n${path}`);
}

/** Where the look may have the file that a flag of a static pod names: beside its manifest, on the same node. */
export function pathsOfFlag({ path, flags }: StaticPodFacts, flag: StaticPodFlag): readonly string[] {
  const root = nodePathOf(path)?.root;
  const file = flags[flag];
  if (root === undefined || file?.startsWith('/') !== true) return [];
  const isRelative = root === '' && !path.startsWith('/');
  return spellingsOf(file).map((spelling) => `${root}${isRelative ? spelling.slice(1) : spelling}`);
}

/** A copied node often has `etc-kubernetes` for `etc/kubernetes`. */
function spellingsOf(file: string): readonly string[] {
  const home = homes.findLast((each) => file.startsWith(`/${each}/`));
  return home === undefined ? [file] : [file, `/${home.replaceAll('/', '-')}${file.slice(home.length + 1)}`];
}
