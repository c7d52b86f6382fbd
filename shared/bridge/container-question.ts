/** What only a person can answer while a look comes to containers. Answers are held in memory, never stored or logged. */
export interface ContainerQuestion {
  /** As records name the file; the container may be an entry of it. */
  readonly path: string;
  /** Of a Secret or ConfigMap, the key of its data. */
  readonly field: string | undefined;
  /** The password before was wrong, or the container is damaged. */
  readonly isRetry: boolean;
  /** How many containers may still be asked for, this one included. */
  readonly left: number;
}

/** `skip`: this one stays shut; `skip-all`: so do all further ones of this look. A password is tried on further ones as well. */
export type ContainerAnswer = { readonly password: string } | 'skip' | 'skip-all';
