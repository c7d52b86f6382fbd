import type { DistributionId, Part } from './distributions/distribution.ts';

/** The verdict on one node's files, or on one kubeconfig, below a place: which distribution they are of, and why. */
export interface Recognition {
  readonly place: string;
  /** What stands in front of the node's own paths, without a slash at its end; a kubeconfig's own path for a client. */
  readonly root: string;
  /** The node's name, where a kubelet's certificate tells it. */
  readonly node: string | undefined;
  readonly distribution: DistributionId;
  readonly part: Part;
  /** What was seen, strongest first. Text of files and certificates: not yet fit to be shown. */
  readonly evidence: readonly Evidence[];
  /** Something that was read in the source of the distribution speaks for it; otherwise it is typical of it. */
  readonly isSure: boolean;
  /** A person said so. */
  readonly isOverridden: boolean;
}

/** Without words of any language: a path below the node's root, a name with what it names (`CN=…`, `context …`). */
export interface Evidence {
  readonly fact: string;
  readonly path: string | undefined;
}
