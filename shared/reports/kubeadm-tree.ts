import { kubeadmAuthorities, kubeadmLeafs } from '../kubernetes/kubeadm-certificates.ts';
import type { Inventory, PlaceKind } from '../pki/inventory.ts';
import { fileNameOf, folderOf } from '../pki/slash-path.ts';

/** One node's kubeadm files as they lie in an inventory. */
export interface KubeadmTree {
  /** `/etc/kubernetes`, where the kubeconfigs lie. */
  readonly folder: string;
  /** `/etc/kubernetes/pki`. */
  readonly certificatesDir: string;
  /**
   * Of a place that is {@link certificatesDir} itself, whether the kubeconfigs beside it are part of the look:
   * `none-beside` says that they were looked for and not one is there.
   */
  readonly kubeconfigs: 'looked-at' | 'none-beside' | 'not-looked-at';
}

const certificateBases = [...kubeadmAuthorities, ...kubeadmLeafs.filter(({ kind }) => kind === 'pki')].map(
  ({ baseName }) => baseName,
);
/** Most files have another name, and are told by it at once. */
const lastParts = new Set(certificateBases.map(fileNameOf));
const kubeconfigNames = kubeadmLeafs.filter(({ kind }) => kind === 'kubeconfig').map(({ baseName }) => baseName);
/** What `check-expiration` can tell the end of; a request or a key alone has none. */
const certificateSuffix = 'crt';
const suffixes = [certificateSuffix, 'key', 'csr'];
/** Of a file named alone, what a tree has besides was not looked at, and is not missing. */
const singleKinds: ReadonlySet<PlaceKind> = new Set(['file', 'kubeconfig', 'missing']);
/** Any PKI may have a `ca.crt`, and any etcd an `etcd/server.crt`: these make a kubeadm tree only of a folder called `pki`. */
const vagueBases = new Set(['ca', ...certificateBases.filter((base) => base.startsWith('etcd/'))]);

/**
 * Every kubeadm tree below a place, in the order of their paths: the place may be `/etc/kubernetes`, the `pki` in it,
 * or a folder or archive that holds either, of one node or of many. A folder of
 * nothing but requests and keys (`pki/csr`) is one only where it is called `pki`.
 *
 * @param lookedBeside  the files of {@link kubeadmCompanions} are in the inventory if they exist
 */
export function kubeadmTrees(inventory: Inventory, place: string, lookedBeside = false): readonly KubeadmTree[] {
  const kind = inventory.places.find((each) => each.place === place)?.kind;
  if (kind !== undefined && singleKinds.has(kind)) return [];
  const evidence = pathsOf(inventory);
  const ofPlace = pathsOfPlace(inventory, place);
  const dirs = new Map<string, boolean>();
  const foldersWithKubeconfigs = new Set<string>();
  for (const path of ofPlace) {
    const base = certificateBase(path);
    if (base !== undefined) dirs.set(base.dir, (dirs.get(base.dir) ?? false) || base.isDistinct);
    if (kubeconfigNames.includes(fileNameOf(path))) foldersWithKubeconfigs.add(folderOf(path));
  }

  const trees = new Map<string, KubeadmTree>();
  for (const [certificatesDir, isDistinct] of dirs) {
    const folder = foldersWithKubeconfigs.has(certificatesDir) ? certificatesDir : folderOf(certificatesDir);
    if (!isDistinct && fileNameOf(certificatesDir) !== 'pki') continue;
    const wereLookedAt =
      !isThePlace(certificatesDir, place) || kubeconfigNames.some((name) => evidence.has(join(folder, name)));
    const otherwise = lookedBeside ? 'none-beside' : 'not-looked-at';
    trees.set(certificatesDir, { folder, certificatesDir, kubeconfigs: wereLookedAt ? 'looked-at' : otherwise });
  }
  const withCertificates = new Set([...trees.values()].map(({ folder }) => folder));
  for (const folder of foldersWithKubeconfigs) {
    if (withCertificates.has(folder)) continue;
    const certificatesDir = join(folder, 'pki');
    trees.set(certificatesDir, { folder, certificatesDir, kubeconfigs: 'looked-at' });
  }
  return [...trees.values()].sort((a, b) => (a.certificatesDir < b.certificatesDir ? -1 : 1));
}

/**
 * kubeadm keeps kubeconfigs beside `pki`, not in it. Of a place that is a `pki` folder these files belong to the same
 * answer; whoever looks at the place for kubeadm's table should look at those of them that exist, too.
 *
 * @param place  absolute, `/` between parts
 */
export function kubeadmCompanions(place: string): readonly string[] {
  const dir = place.replace(/\/+$/u, '');
  if (fileNameOf(dir) !== 'pki') return [];
  return [...kubeconfigNames, 'kubeadm.yaml'].map((name) => join(folderOf(dir), name));
}

const known = new WeakMap<Inventory, ReadonlySet<string>>();

/** Everything the look knows to exist, read or not. Kept for each inventory: inventories never change. */
export function pathsOf(inventory: Inventory): ReadonlySet<string> {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const paths = findPaths(inventory);
  known.set(inventory, paths);
  return paths;
}

function findPaths(inventory: Inventory): ReadonlySet<string> {
  const { sightings, keys, requests, kubeconfigs, kubeadmConfigs, problems, coverage } = inventory;
  const paths = new Set<string>();
  for (const facts of [sightings, keys, requests, kubeconfigs, kubeadmConfigs, problems, coverage.ignoredFiles]) {
    for (const { path } of facts) paths.add(path);
  }
  return paths;
}

/** Problems and ignored files do not name their place: those in the place's own folders count. */
function pathsOfPlace(inventory: Inventory, place: string): readonly string[] {
  const { sightings, keys, requests, kubeconfigs, kubeadmConfigs, problems, coverage } = inventory;
  const own = [sightings, keys, requests, kubeconfigs, kubeadmConfigs].flatMap((facts) =>
    facts.flatMap((fact) => (fact.place === place ? [fact.path] : [])),
  );
  const onlyPlace = inventory.places.length <= 1;
  const folders = new Set(onlyPlace ? [] : own.map(folderOf));
  const others = [...problems, ...coverage.ignoredFiles].map(({ path }) => path);
  return [...own, ...others.filter((path) => onlyPlace || folders.has(folderOf(path)))];
}

function certificateBase(path: string): { dir: string; isDistinct: boolean } | undefined {
  for (const suffix of suffixes) {
    if (!path.endsWith(`.${suffix}`)) continue;
    const stem = path.slice(0, -suffix.length - 1);
    if (!lastParts.has(fileNameOf(stem))) return undefined;
    // `etcd/ca` before `ca`, or every etcd folder would be a tree of its own.
    const name =
      certificateBases.find((base) => base.includes('/') && isIn(stem, base)) ??
      certificateBases.find((base) => isIn(stem, base));
    if (name === undefined) return undefined;
    const isDistinct = suffix === certificateSuffix && !vagueBases.has(name);
    return { dir: stem.slice(0, Math.max(stem.length - name.length - 1, 0)), isDistinct };
  }
  return undefined;
}

function isIn(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}

function isThePlace(dir: string, place: string): boolean {
  const named = place.replace(/^(?:\.\/)+/u, '').replace(/\/+$/u, '');
  return named !== '' && isIn(dir, named);
}

export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
