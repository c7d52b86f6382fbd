import type { KubeadmCertificate } from '../kubernetes/kubeadm-certificates.ts';
import { groupBy } from '../pki/group-by.ts';
import type { Inventory, Sighting } from '../pki/inventory.ts';
import type { ProblemCode } from '../pki/problem.ts';
import type { EpochMs } from '../x509/brand.ts';
import { visibleText } from '../x509/visible-text.ts';
import { join, pathsOf, type KubeadmTree } from './kubeadm-tree.ts';

/** What an inventory knows of one file of a kubeadm tree. */
export type FoundCertificate =
  | { readonly kind: 'found'; readonly path: string; readonly notAfter: EpochMs }
  | ({ readonly kind: 'missing' | 'unreadable'; readonly path: string } & WhyNot);

export interface WhyNot {
  readonly why: 'not-there' | 'only-a-request' | 'not-looked-at' | 'problem' | 'no-certificate';
  /** One plain sentence with the path in it once. */
  readonly reason: string;
  /** Of a `problem`, the look's own code for it. */
  readonly code: ProblemCode | undefined;
}

export interface TreeReader {
  find(certificate: KubeadmCertificate): FoundCertificate;
  keyPath(certificate: KubeadmCertificate): string;
  inFolder(name: string): string;
  inCertificatesDir(name: string): string;
  isInFolder(path: string): boolean;
  /** The look saw such a file, whether or not it could read it. */
  exists(path: string): boolean;
}

export function readKubeadmTree(inventory: Inventory, tree: KubeadmTree): TreeReader {
  const { folder, certificatesDir, kubeconfigs } = tree;
  const inFolder = (name: string): string => join(folder, name);
  const inCertificatesDir = (name: string): string => join(certificatesDir, name);
  const isInFolder = (path: string): boolean => folder === '' || path.startsWith(`${folder}/`);
  const notAfterOf = new Map(inventory.certificates.map(({ sha256, notAfter }) => [sha256, notAfter]));
  const sightings = groupBy(
    inventory.sightings.filter(({ path }) => isInFolder(path)),
    ({ path }) => path,
  );
  const problems = groupBy(inventory.problems, ({ path }) => path);
  const known = pathsOf(inventory);

  function find(certificate: KubeadmCertificate): FoundCertificate {
    const isKubeconfig = certificate.baseName.endsWith('.conf');
    const path = isKubeconfig ? inFolder(certificate.baseName) : inCertificatesDir(`${certificate.baseName}.crt`);
    if (isKubeconfig && kubeconfigs !== 'looked-at') {
      if (kubeconfigs === 'none-beside') return { ...notThere(path), kind: 'unreadable' };
      const reason = `${visibleText(path)} was not looked at.`;
      return { kind: 'unreadable', path, why: 'not-looked-at', reason, code: undefined };
    }
    const seen = isKubeconfig
      ? clientCertificate(inventory, path, sightings.get(path) ?? [])
      : first((sightings.get(path) ?? []).filter(({ medium }) => medium === 'file'));
    if (seen !== undefined) {
      const notAfter = notAfterOf.get(seen.sha256);
      if (notAfter !== undefined) return { kind: 'found', path, notAfter };
      const reason = `The end of the certificate in ${visibleText(path)} cannot be read.`;
      return { kind: 'unreadable', path, why: 'no-certificate', reason, code: undefined };
    }
    const problem = problems.get(path)?.[0];
    if (problem !== undefined) {
      return { kind: 'unreadable', path, why: 'problem', reason: problem.message, code: problem.code };
    }
    const what = isKubeconfig ? 'client certificate of its current user' : 'certificate';
    const request = isKubeconfig ? `${path}.csr` : inCertificatesDir(`${certificate.baseName}.csr`);
    if (known.has(request)) {
      const reason = `There is only a signing request, ${visibleText(request)}.`;
      const kind = known.has(path) ? 'unreadable' : 'missing';
      return { kind, path, why: 'only-a-request', reason, code: undefined };
    }
    if (known.has(path)) {
      const reason = `${visibleText(path)} holds no ${what}.`;
      return { kind: 'unreadable', path, why: 'no-certificate', reason, code: undefined };
    }
    return notThere(path);
  }

  return {
    find,
    keyPath: ({ baseName }) => inCertificatesDir(`${baseName}.key`),
    inFolder,
    inCertificatesDir,
    isInFolder,
    exists: (path) => known.has(path),
  };
}

function notThere(path: string): FoundCertificate & { readonly kind: 'missing' | 'unreadable' } {
  return { kind: 'missing', path, why: 'not-there', reason: `There is no ${visibleText(path)}.`, code: undefined };
}

/** Of a bundle kubeadm reads only the first certificate. */
function first(sightings: readonly Sighting[]): Sighting | undefined {
  return sightings.reduce<Sighting | undefined>(
    (least, sighting) => (least === undefined || sighting.position < least.position ? sighting : least),
    undefined,
  );
}

/** The certificate of the current context's user, as kubeadm picks it; any user's where no context is current. */
function clientCertificate(inventory: Inventory, path: string, sightings: readonly Sighting[]): Sighting | undefined {
  const clients = sightings.filter(
    ({ medium, field }) => medium === 'kubeconfig' && field?.startsWith('users') === true,
  );
  const facts = inventory.kubeconfigs.find((kubeconfig) => kubeconfig.path === path);
  const context = facts?.contexts.find(({ name }) => name === facts.currentContext);
  if (context === undefined) return first(clients);
  return first(clients.filter(({ entryName }) => entryName === context.user));
}
