import type { FileError } from '../file-error.ts';
import { maxNodeFileBytes, maxNodeFiles } from '../limits.ts';

/** Why a file stayed on its node, as the end of a sentence. */
const megabytes = maxNodeFileBytes / 1024 / 1024;

export const tooLargeToFetch: FileError = {
  code: 'too-large',
  reason: `is over ${megabytes} MB and was left on the node`,
};
export const tooManyToFetch: FileError = {
  code: 'too-many-files',
  reason: `was left on the node: there are more than ${maxNodeFiles} files`,
};
export const nameNotUtf8: FileError = {
  code: 'read-failed',
  reason: 'has a name that is no UTF-8 and was left on the node',
};
export const notArrived: FileError = {
  code: 'read-failed',
  reason: 'did not arrive before the connection ended; look again',
};
export const deniedToUser: FileError = {
  code: 'permission-denied',
  reason: 'cannot be read by this user; log in as root, or let the user run sudo without a password',
};
export const containerLeftThere: FileError = {
  code: 'unsupported-container',
  reason: 'is a container, which NotAfter does not open on a node; it was left there',
};
export const noOpenssl: FileError = {
  code: 'unsupported-container',
  reason: 'holds no PEM, and there is no openssl on the node to tell whether it is DER; it was left there',
};
export const notFiltered: FileError = {
  code: 'ssh-not-filtered',
  reason: 'is written with braces, of which the filter on the node cannot tell secrets apart; it was left there',
};
