import { visibleText } from '../../../shared/x509/visible-text.ts';
import { binaryFormat } from '../x509/binary-format.ts';
import { berToDer } from '../x509/ber-to-der.ts';
import { derElementLength, startsLikeCertificate, startsLikeContainer } from '../x509/der-shape.ts';
import { bytesFromBase64 } from '../x509/pem.ts';
import { sshFormat, type SshFormat } from '../x509/ssh-format.ts';
import { judgeJavaKeystore } from './container/judge-java-keystore.ts';
import { judgeDer, looksLikeDer } from './judge-der.ts';
import { judgePem } from './judge-pem.ts';
import { addFault, type JudgedFile } from './judged-file.ts';
import { namePromise } from './name-promise.ts';
import { isUtf16, textOf } from './text-of.ts';
import type { TimeSlices } from './time-slices.ts';

/**
 * Tells bytes by what they are, wherever they come from (a file, an entry of an archive or a Secret), and takes what they
 * hold: PEM, DER, certificates, keys, signing requests, revocation lists, PKCS#7, PKCS#12, Java keystores, in any mix.
 */
export async function judgeBytes(judged: JudgedFile, bytes: Buffer, slices: TimeSlices): Promise<void> {
  if (bytes.length === 0) return;
  const format = binaryFormat(bytes);
  if (format === 'java-keystore') {
    judgeJavaKeystore(judged, bytes);
    return;
  }
  if (format !== undefined) {
    if (isPromising(judged)) addArchiveFault(judged);
    return;
  }
  if (looksLikeDer(bytes) && (isPromising(judged) || isOneDerValue(bytes))) {
    const isInObject = judged.medium === 'cluster-object' && judged.encoding === undefined;
    await judgeDer(isInObject ? { ...judged, encoding: 'der' } : judged, bytes, slices);
    return;
  }
  if (startsLikeContainer(bytes)) {
    const der = berToDer(bytes);
    if (der === undefined) addCutContainer(judged);
    else await judgeDer(judged, der, slices);
    return;
  }
  await judgeText(judged, textOf(bytes), isUtf16(bytes), slices);
}

/** What {@link judgeBytes} makes of bytes that {@link looksLikeText}. @param text  one character a byte, or those of UTF-16 */
export async function judgeText(
  judged: JudgedFile,
  text: string,
  wasUtf16: boolean,
  slices: TimeSlices,
): Promise<void> {
  const ssh = sshFormat(text);
  if (ssh !== undefined) {
    noteSsh(judged, ssh);
    return;
  }
  const { tally } = judged;
  const before = tally.gave + tally.problems;
  await judgePem(wasUtf16 ? { ...judged, encoding: 'utf-16' } : judged, text, slices);
  if (tally.gave + tally.problems > before || judged.quiet !== undefined) return;
  const isPromised = judged.field !== undefined || namePromise(judged.file.path) !== 'nothing';
  const naked = text.startsWith('MI') && isPromised ? bytesFromBase64(text) : undefined;
  if (naked !== undefined && looksLikeDer(naked)) await judgeDer(judged, naked, slices);
}

/** An object of a cluster may hold anything, random bytes too: of those nothing is said that no name promises. */
function isPromising({ medium, field, file }: JudgedFile): boolean {
  return medium !== 'cluster-object' || namePromise(field ?? file.path) !== 'nothing';
}

function isOneDerValue(bytes: Buffer): boolean {
  return startsLikeCertificate(bytes) || derElementLength(bytes) === bytes.length;
}

/** Whether the bytes may be a text: nothing that {@link judgeBytes} tells by its first bytes. */
export function looksLikeText(bytes: Buffer): boolean {
  return bytes.length > 0 && binaryFormat(bytes) === undefined && !looksLikeDer(bytes) && !startsLikeContainer(bytes);
}

function noteSsh(judged: JudgedFile, format: SshFormat): void {
  judged.quiet = format;
  if (!judged.file.isNamed) return;
  const path = visibleText(judged.file.path);
  const what = format === 'ssh-key' ? 'public key' : 'certificate';
  addFault(
    judged,
    'not-a-certificate',
    `${path} is an SSH ${what}, which is no X.509 and is not judged here; "ssh-keygen -L -f" and "-l -f" show it.`,
  );
}

function addCutContainer(judged: JudgedFile): void {
  const path = visibleText(judged.file.path);
  addFault(judged, 'bad-container', `${path} is a PKCS#7 or PKCS#12 that is broken or cut off; fetch it again.`);
}

/** An archive that lies about in a folder, or in another one, is not opened. */
function addArchiveFault(judged: JudgedFile): void {
  const path = visibleText(judged.file.path);
  const what = 'an archive inside of what is being looked at';
  addFault(
    judged,
    'unsupported-container',
    `${path} is ${what}, which NotAfter does not open here; open it by itself, or unpack it.`,
  );
}
