import type { LogEntry } from '../diagnostics/log-entry.ts';

/** What runs here, for the About dialog and for a report of a fault. */
export interface AboutAnswer {
  readonly version: string;
  /** `linux x64 6.1.0` and the like. */
  readonly system: string;
  /** Name and version of each part the host runs on: Node, OpenSSL, and on the desktop Electron and Chromium. */
  readonly parts: readonly { readonly name: string; readonly version: string }[];
  /** Of everything in the package, as text; `undefined` where NotAfter runs from its sources. */
  readonly licences: string | undefined;
}

/** The end of the log. */
export interface LogAnswer {
  /** Absolute; `undefined` where nothing is written to disk. */
  readonly path: string | undefined;
  /** Oldest first. */
  readonly entries: readonly LogEntry[];
  /** Why the log is not on disk, as the system says it. */
  readonly problem: string | undefined;
}
