import type { FailureCode } from '../../shared/bridge/result.ts';

/** Thrown by a handler that will not or cannot do what was asked; {@link dispatch} turns it into data. */
export class CommandRefusal extends Error {
  readonly code: FailureCode;

  /** @param message one plain sentence fit for a person */
  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'CommandRefusal';
    this.code = code;
  }
}
