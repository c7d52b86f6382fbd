import { atOnce } from '../at-once.ts';
import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import { append, groupBy } from '../pki/group-by.ts';
import type { KeyFact, Sighting } from '../pki/inventory.ts';
import type { ProblemCode } from '../pki/problem.ts';
import { rootsAbove } from '../pki/slash-path.ts';
import { kubeadmTrees, pathsOf, type KubeadmTree } from '../reports/kubeadm-tree.ts';
import type { DesignId, DistributionId } from '../kubernetes/distributions/distribution.ts';
import { distributionOf } from '../kubernetes/distributions/registry.ts';
import { recognitionAt } from '../kubernetes/recognition-at.ts';
import { isCa } from '../x509/certificate.ts';
import { certificateLabel } from '../reports/certificate-label.ts';
import { fileLabel } from './evidence.ts';
import { isExpiredAt } from './expiry.ts';
import { isStep } from './steps.ts';

/** A certificate in one of the places it was seen in. */
export interface Sighted {
  readonly assessed: AssessedCertificate;
  readonly sighting: Sighting;
}

export type FileOfPlace = Pick<Sighting, 'place' | 'path'>;

/** A kubeadm tree and the place it lies in. */
export interface NodeTree extends KubeadmTree {
  readonly place: string;
}

/** An assessment with what several rules ask of it; each part is worked out when it is first asked for. */
export interface FindingContext {
  readonly assessment: Assessment;
  readonly trees: readonly NodeTree[];
  /** Of every CA certificate, and only of those. */
  readonly authorities: readonly AssessedCertificate[];
  /** What lies in each file, in its order; the certificates of a kubeconfig's fields too. */
  readonly files: ReadonlyMap<string, readonly Sighted[]>;
  readonly inFile: (place: string, path: string) => readonly Sighted[];
  readonly keysInFile: (place: string, path: string) => readonly KeyFact[];
  /** The look saw such a file, whether or not it could read it. */
  readonly exists: (path: string) => boolean;
  /**
   * An absolute path of a node that is not on this machine, while the look has the same file of the same folder: the
   * node's files were copied here, and links and references of theirs still lead to where they came from.
   */
  readonly isOfCopiedTree: (target: string) => boolean;
  readonly distributionAt: (file: FileOfPlace) => DistributionId | undefined;
  /** Where a file lies, this is how the distribution is made, and nobody's mistake. */
  readonly isByDesign: (file: FileOfPlace, design: DesignId) => boolean;
  /** Somebody else runs the cluster that a file belongs to. */
  readonly isManaged: (file: FileOfPlace) => boolean;
  /** kubeadm's name or the certificate's own; with its node, `apiserver (cp-1)`, where there are several. */
  readonly nameOf: (assessed: AssessedCertificate) => string;
  /** The file's name; with its node where there are several. */
  readonly fileOf: (sighted: Sighted) => string;
  /**
   * The look would have seen such a file, and did not: nothing was left out, and the folders it would lie in were listed.
   */
  readonly isMissing: (path: string) => boolean;
  /** The nearest CA on its path, other than itself, that has expired. */
  readonly expiredAuthorityOf: (assessed: AssessedCertificate) => AssessedCertificate | undefined;
  /** Some certificate was issued by it, and the signature was checked. */
  readonly hasIssued: (authority: AssessedCertificate) => boolean;
}

export function findingContext(assessment: Assessment): FindingContext {
  return atOnce(preparingContext(assessment));
}

/** {@link findingContext} in steps: what is asked of every file is put together first. */
export function* preparingContext(assessment: Assessment): Generator<undefined, FindingContext> {
  const files = yield* byFile(assessment);
  pathsOf(assessment.inventory);
  yield;
  const context = contextOf(assessment, files);
  // Worked out now, and not within the rule that asks first.
  void context.trees;
  yield;
  return context;
}

type ByFile = FindingContext['files'];

function* byFile({ inventory, bySha256 }: Assessment): Generator<undefined, ByFile> {
  const files = new Map<string, Sighted[]>();
  for (const [index, sighting] of inventory.sightings.entries()) {
    if (isStep(index)) yield;
    const assessed = bySha256.get(sighting.sha256);
    if (assessed === undefined || sighting.medium === 'served') continue;
    append(files, fileKey(sighting.place, sighting.path), { assessed, sighting });
  }
  return files;
}

function contextOf(assessment: Assessment, files: ByFile): FindingContext {
  const { inventory, bySha256, certificates } = assessment;
  const recognised = once(() => recognitionAt(assessment.recognitions));
  const distributionAt = ({ place, path }: FileOfPlace): DistributionId | undefined =>
    recognised()(place, path)?.distribution;
  const trees = once(() =>
    inventory.places.flatMap(({ place }) =>
      kubeadmTrees(inventory, place)
        .map((tree): NodeTree => ({ ...tree, place }))
        // Others, such as k0s, have files of the same names and other customs.
        .filter(({ certificatesDir }) => isOfKubeadm(distributionAt({ place, path: `${certificatesDir}/ca.crt` }))),
    ),
  );
  const keys = once(() => groupBy(inventory.keys, ({ place, path }) => fileKey(place, path)));
  const authorities = once(() => certificates.filter(({ certificate }) => isCa(certificate)));
  const paths = once(() => pathsOf(inventory));
  const unread = once(() => new Set(inventory.problems.map(({ path }) => path)));
  const isWhole = once(() => !inventory.problems.some(({ code }) => partialLook.has(code)));
  const lastParts = once(() => new Set([...paths()].map(lastTwo)));
  const issuers = once(() => new Set(certificates.flatMap(({ path }) => path.slice(1))));
  const hasSeveralNodes = once(() => new Set(certificates.flatMap(({ nodes }) => nodes)).size > 1);
  const withNode = (label: string, { nodes: [node, ...others] }: AssessedCertificate): string =>
    node === undefined || others.length > 0 || !hasSeveralNodes() ? label : `${label} (${node})`;
  const expiredAuthorities = once(
    () =>
      new Set(
        authorities().flatMap(({ certificate }) =>
          isExpiredAt(certificate, assessment.at) ? [certificate.sha256] : [],
        ),
      ),
  );
  return {
    assessment,
    get trees() {
      return trees();
    },
    get authorities() {
      return authorities();
    },
    files,
    inFile: (place, path) => files.get(fileKey(place, path)) ?? [],
    keysInFile: (place, path) => keys().get(fileKey(place, path)) ?? [],
    exists: (path) => paths().has(path),
    isMissing: (path) => isWhole() && !paths().has(path) && !rootsAbove(path).some((folder) => unread().has(folder)),
    isOfCopiedTree: (target) => target.startsWith('/') && lastParts().has(lastTwo(target)),
    distributionAt,
    isByDesign: (file, design) => {
      const distribution = distributionAt(file);
      return distribution !== undefined && distributionOf(distribution).designs.some(({ id }) => id === design);
    },
    isManaged: (file) => {
      const distribution = distributionAt(file);
      return distribution !== undefined && distributionOf(distribution).isManaged;
    },
    nameOf: (assessed) => withNode(certificateLabel(assessed), assessed),
    fileOf: ({ assessed, sighting }) => withNode(fileLabel(sighting.path), assessed),
    expiredAuthorityOf: ({ path }) => {
      if (expiredAuthorities().size === 0) return undefined;
      const sha256 = path.slice(1).find((each) => expiredAuthorities().has(each));
      return sha256 === undefined ? undefined : bySha256.get(sha256);
    },
    hasIssued: ({ certificate }) => issuers().has(certificate.sha256),
  };
}

/** kubeadm itself and what is built on it; and a tree of which nothing better is known. */
function isOfKubeadm(distribution: DistributionId | undefined): boolean {
  if (distribution === undefined || distribution === 'kubeadm') return true;
  return distributionOf(distribution).refines === 'kubeadm';
}

/** The file and the folder it lies in. */
function lastTwo(path: string): string {
  return path.slice(path.lastIndexOf('/', path.lastIndexOf('/') - 1) + 1);
}

const partialLook: ReadonlySet<ProblemCode> = new Set([
  'cancelled',
  'too-many-files',
  'too-deep',
  'archive-too-large',
  'bad-archive',
  'ssh-disconnected',
  'ssh-too-much',
  'ssh-no-sudo',
]);

function fileKey(place: string, path: string): string {
  return `${place}\n${path}`;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
