import { z } from 'zod';

export const logLevels = ['error', 'warn', 'info'] as const;

/**
 * One line of the log. What happened is a stable word and `facts` are numbers, codes and versions; only `paths` and
 * `detail` may name something of this machine, so that they can be left out as a whole. No certificate's content.
 */
export const logEntrySchema = z.object({
  /** ISO 8601, UTC. */
  at: z.string().max(40),
  level: z.enum(logLevels),
  event: z.string().max(64),
  facts: z.record(z.string().max(64), z.union([z.string().max(256), z.number(), z.boolean()])).optional(),
  paths: z.array(z.string().max(4_096)).max(100).optional(),
  /** What a file system or a fault said. */
  detail: z.string().max(8_192).optional(),
});

export type LogLevel = (typeof logLevels)[number];
export type LogFacts = Readonly<Record<string, string | number | boolean>>;
export interface LogEntry {
  readonly at: string;
  readonly level: LogLevel;
  readonly event: string;
  readonly facts?: LogFacts | undefined;
  readonly paths?: readonly string[] | undefined;
  readonly detail?: string | undefined;
}
