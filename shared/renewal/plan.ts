import type { DistributionId } from '../kubernetes/distributions/distribution.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { Prediction } from './prediction.ts';
import type { ShellScript } from './shell-quote.ts';

/** What to do, in order, so that the certificates of one cluster go on. Words are in the language it was asked for in. */
export interface RenewalPlan {
  /** Names the cluster wherever check marks are remembered; the same for the same cluster at every look. */
  readonly key: string;
  /** One line: which cluster. Safe to show. */
  readonly title: string;
  /** `undefined` for what is mended through the API of a cluster, whoever made it. */
  readonly distribution: DistributionId | undefined;
  /** The nodes that were seen; empty where no name is known. Safe to show. */
  readonly nodes: readonly string[];
  /** When the work has to be done: `overdue` where something has expired, `none` where nothing nears its end. */
  readonly due: 'overdue' | 'due' | 'none';
  /** The first certificate to end of those the plan is about; `undefined` where none has an end. */
  readonly firstDeadline: Deadline | undefined;
  /** A sentence: what stops with it; `undefined` where that is not known. Safe to show. */
  readonly stops: string | undefined;
  /** What the steps will NOT mend; told first. */
  readonly willNotFix: readonly Limit[];
  readonly steps: readonly Step[];
  /** What becomes of each certificate when the plan is carried out at the instant of the assessment. */
  readonly prediction: Prediction;
}

/** A plan before it is told what stops. */
export type PlanDraft = Omit<RenewalPlan, 'stops'>;

export interface Deadline {
  readonly certificate: Sha256Hex;
  /** What people call it. Safe to show. */
  readonly name: string;
  readonly at: EpochMs;
}

/** Something that stays as it is although one may expect otherwise. */
export interface Limit {
  readonly key: string;
  /** A sentence or two. Safe to show. */
  readonly text: string;
  readonly certificates: readonly Sha256Hex[];
}

export interface Step {
  /** Unique in its plan and the same at every look: `cp-1/renew`. */
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly where: Where;
  readonly commands: readonly Command[];
  readonly expectedOutput: string | undefined;
  /** What does not work while the step is carried out; `undefined`: nothing stops. */
  readonly stopsMeanwhile: string | undefined;
  /** Roughly, waiting included; `undefined` where nobody can say. */
  readonly durationMs: number | undefined;
  readonly risk: Risk;
  readonly undo: string | undefined;
  /** Where this is written down. */
  readonly source: string;
  /** The certificates that are other ones after this step. */
  readonly certificates: readonly Sha256Hex[];
}

/** `none`: only reads. `low`: can be undone and disturbs little. `high`: can stop the cluster, or cannot be undone. */
export type Risk = 'none' | 'low' | 'high';

/** On which machine: a node of the cluster, wherever kubectl works, where the CA's key is kept, or the person's own. */
export type Where =
  | { readonly kind: 'node'; readonly node: string | undefined; readonly part: NodePart }
  | { readonly kind: 'kubectl' | 'ca-machine' | 'own-machine' | 'copies' };
export type NodePart = 'control-plane' | 'worker' | 'any-control-plane' | 'every-control-plane' | 'every-node';

export interface Command extends ShellScript {
  /** Running it changes something. */
  readonly changes: boolean;
}
