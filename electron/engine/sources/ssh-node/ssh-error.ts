import type { ProblemCode } from '../../../../shared/pki/problem.ts';

/** Why a node, or a part of one, could not be read: one of our codes and a whole sentence. Never a library's text. */
export interface SshFailure {
  readonly code: ProblemCode;
  readonly message: string;
}

/** Ends the way to a node; caught where the node's look begins. */
export class SshError extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function failureOf(error: unknown, host: string): SshFailure {
  if (error instanceof SshError) return { code: error.code, message: error.message };
  return { code: 'ssh-failed', message: `The connection to ${host} failed; look again.` };
}

interface LibraryError {
  readonly level?: unknown;
  readonly code?: unknown;
}

const sockets: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  ECONNREFUSED: ['ssh-refused', 'refused the connection: is sshd running there, on this port?'],
  ENOTFOUND: ['ssh-unreachable', 'is not known by this name: check its spelling, or your DNS.'],
  EAI_AGAIN: ['ssh-unreachable', 'could not be looked up: check your DNS.'],
  EHOSTUNREACH: ['ssh-unreachable', 'cannot be reached from here: is a VPN or a jump host missing?'],
  ENETUNREACH: ['ssh-unreachable', 'cannot be reached from here: is a VPN or a jump host missing?'],
  ETIMEDOUT: ['ssh-timeout', 'did not answer in time: is it up, and does a firewall let you through?'],
  ECONNRESET: ['ssh-disconnected', 'closed the connection; look again.'],
};

/** What the library or the system says about a connection, in our words. */
export function connectionFailure(error: unknown, host: string): SshError {
  if (error instanceof SshError) return error;
  const { level, code } = error as LibraryError;
  const known = typeof code === 'string' ? sockets[code] : undefined;
  if (known !== undefined) return new SshError(known[0], `${host} ${known[1]}`);
  if (level === 'client-timeout') return new SshError('ssh-timeout', `${host} did not answer in time.`);
  if (level === 'client-authentication') {
    return new SshError('ssh-authentication', `${host} let none of your keys or passwords in: check the user name.`);
  }
  if (level === 'handshake' || level === 'protocol') {
    return new SshError('ssh-failed', `${host} does not speak SSH as it should, or has no algorithm in common.`);
  }
  return new SshError('ssh-disconnected', `${host} closed the connection before it was made; look again.`);
}
