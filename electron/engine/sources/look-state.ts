import type { Findings } from './findings.ts';
import type { FileReader } from './pki-folder/file-reader.ts';
import type { EndpointPlace } from './tls-endpoint/look-into-endpoints.ts';
import type { TimeSlices } from './time-slices.ts';

/** What all sources of one look share. */
export interface LookState {
  readonly findings: Findings;
  readonly reader: FileReader;
  /** A second one: a reference is read while the kubeconfig is still in the first one's memory. */
  readonly referenceReader: FileReader;
  readonly slices: TimeSlices;
  readonly progress: LookProgressCount;
  readonly signal: AbortSignal | undefined;
  /** Come to so far, to be asked when the files are read. */
  readonly endpoints: EndpointPlace[];
  /** `cluster:` places come to so far. */
  readonly clusters: string[];
}

/** Files done and known so far; `total` grows while folders are still being listed. */
export interface LookProgressCount {
  done: number;
  total: number;
  /** The file or folder being looked at. */
  current: string;
}

/** Between two files: lets others have their turn. @returns false once the look is cancelled */
export async function goOn(state: LookState, current: string): Promise<boolean> {
  state.progress.current = current;
  if (state.slices.isOver()) await state.slices.pause();
  return state.signal?.aborted !== true;
}

/** Counts one file as done, also one that was not announced by a listing. */
export function countFile({ progress }: LookState): void {
  progress.done++;
  if (progress.total < progress.done) progress.total = progress.done;
}
