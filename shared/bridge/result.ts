/** An answer as data: Electron carries only an Error's message across `invoke`, and a socket carries nothing. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

export interface Failure {
  readonly code: FailureCode;
  /** One plain sentence fit for a person. */
  readonly message: string;
}

export type FailureCode =
  'unknown-command' | 'bad-request' | 'not-supported' | 'not-found' | 'disconnected' | 'internal';

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(code: FailureCode, message: string): Result<never> {
  return { ok: false, error: { code, message } };
}
