import type { FileFacts } from '../../../shared/pki/inventory.ts';
import type { ProblemCode } from '../../../shared/pki/problem.ts';
import type { Neighbours } from './findings.ts';

/** A file as a source hands it over to be judged by its content. */
export interface FoundFile {
  readonly place: string;
  /** As records and sentences name it. */
  readonly path: string;
  /** Only good until the file is judged: the memory is used again for the next one. What is kept must be copied. */
  readonly bytes: Buffer;
  readonly facts: FileFacts | undefined;
  /** The user pointed at this very file: then that it holds nothing is worth a word. */
  readonly isNamed: boolean;
  /** It was handed over as a kubeconfig, and has to be one whatever its name. */
  readonly isKubeconfig?: boolean | undefined;
  readonly surroundings: Surroundings;
}

/** Where a file lives: what may be asked about the files beside it. */
export interface Surroundings {
  /** Empty for this machine's files; else a text that keeps equal paths of different drops apart. */
  readonly scope: string;
  readonly neighbours: Neighbours;
  /** Opens a file that a kubeconfig names. */
  readonly openReference: (kubeconfigPath: string, reference: string) => OpenedReference;
}

export type OpenedReference =
  | { readonly bytes: Buffer; readonly facts: FileFacts | undefined }
  | { readonly code: ProblemCode; readonly reason: string };
