/** How far one node of a look is. */
export interface NodeProgress {
  readonly place: string;
  /** `asking`: it waits for a person. */
  readonly state: NodeState;
  readonly done: number;
  readonly total: number;
}

export type NodeState = 'waiting' | 'connecting' | 'asking' | 'reading' | 'done' | 'failed';

/** How one node is reached, where that is not left to ssh's configuration. */
export interface NodeAccess {
  readonly place: string;
  /** Path of a private key on the engine's machine, tried before those of ssh's configuration. */
  readonly identity?: string | undefined;
  /** As `ssh -J`. */
  readonly jump?: string | undefined;
}
