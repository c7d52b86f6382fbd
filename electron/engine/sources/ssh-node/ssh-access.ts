import type { SshAnswer, SshQuestion } from '../../../../shared/bridge/ssh-question.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';

/** How nodes are reached: what the host of the engine knows and may ask. */
export interface SshAccess {
  /** Asks a person; questions come one after another, never two at once. */
  readonly ask: (question: SshQuestion, signal: AbortSignal) => Promise<SshAnswer>;
  /** Where a person is asked, or would be: what to do about an open question is said for there. */
  readonly askedIn: 'window' | 'terminal';
  /** Private key files to be tried before those of ssh's configuration. */
  readonly identities: readonly string[];
  /** As `ssh -J`: instead of what ssh's configuration says. */
  readonly jump: string | undefined;
  /** The same of single nodes, by place. */
  readonly ofNode?: ReadonlyMap<string, Pick<SshAccess, 'identities' | 'jump'>>;
  /** Where `.ssh` lies. */
  readonly home: string;
  /** Path of the agent's socket, as in SSH_AUTH_SOCK. */
  readonly agent: string | undefined;
  /** This machine's clock, to hold the node's to it. */
  readonly now: () => EpochMs;
}
