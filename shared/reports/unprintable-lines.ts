import { visibleText } from '../x509/visible-text.ts';
import type { KubeadmReport } from './kubeadm-check-expiration.ts';

/**
 * The rows that kubeadm's table lacks, and why, and CAs that are missing, which kubeadm's is not made for; for stderr, a line feed after each line. Where a worker node has none of
 * a dozen files, or every one is still a request, one line says so.
 */
export function unprintableLines({ tree, certificates, certificateAuthorities, unprintable }: KubeadmReport): string {
  const namesOf = (reason: 'not-there' | 'only-a-request'): readonly string[] =>
    unprintable.filter(({ why }) => why === reason).map(({ name }) => name);
  const requested = namesOf('only-a-request');
  const absent = namesOf('not-there');
  const isWorkerLike = certificates.length === 0 && requested.length === 0;
  return [
    ...unprintable
      .filter(({ why }) => why !== 'not-there' && why !== 'only-a-request')
      .map(({ name, reason, code }) => line([name], `${reason}${code === undefined ? '' : ` [${code}]`}`)),
    ...(requested.length > 0
      ? [
          line(
            requested,
            `${shown(tree.folder)} holds only signing requests for ${requested.length > 1 ? 'them' : 'it'}.`,
          ),
        ]
      : []),
    ...certificateAuthorities
      .filter(({ expirationDate }) => expirationDate === undefined)
      .map(
        ({ name }) => `${name}: ${shown(tree.certificatesDir)} lacks its certificate; kubeadm itself gives up here.\n`,
      ),
    ...(absent.length > 0
      ? [
          line(
            absent,
            `no such file in ${shown(tree.folder)}.${isWorkerLike ? ' A worker node has none of them.' : ''}`,
          ),
        ]
      : []),
  ].join('');
}

function line(names: readonly string[], reason: string): string {
  return `no row for ${names.join(', ')}: ${visibleText(reason)}\n`;
}

/** A tree at the top of a drop or of the folder one stands in has no name of its own. */
function shown(folder: string): string {
  return folder === '' ? 'the folder looked at' : visibleText(folder);
}
