import { visibleText } from '../../../shared/x509/visible-text.ts';
import { bytesFromBase64 } from '../x509/pem.ts';
import { binaryFormat, type BinaryFormat } from '../x509/binary-format.ts';
import { fileSentence, unexpected } from './file-error.ts';
import type { Findings } from './findings.ts';
import type { FoundFile } from './found-file.ts';
import { judgeDer, looksLikeDer } from './judge-der.ts';
import { addFault, finishJudging, startJudging, type JudgedFile } from './judged-file.ts';
import { judgePem } from './judge-pem.ts';
import { judgeYaml } from './kubeconfig/judge-yaml.ts';
import { namePromise } from './name-promise.ts';
import { textOf } from './text-of.ts';
import type { TimeSlices } from './time-slices.ts';

/**
 * Tells what a file is from its content, puts what it holds into the findings and the file into the ledger. The name
 * only decides whether holding nothing is worth a word.
 */
export async function judgeFile(file: FoundFile, findings: Findings, slices: TimeSlices): Promise<void> {
  const judged = startJudging(file, findings);
  try {
    await judgeContent(judged, slices);
  } catch {
    // A fault of ours, not of the file: it must not take the other files along. Its text might quote the content.
    addFault(judged, unexpected.code, fileSentence(file.path, unexpected));
  }
  if (judged.tally.gave === 0 && judged.tally.problems === 0 && judged.quiet === undefined) addBrokenPromise(judged);
  finishJudging(judged);
}

async function judgeContent(judged: JudgedFile, slices: TimeSlices): Promise<void> {
  const { bytes, path } = judged.file;
  if (bytes.length === 0) return;
  const format = binaryFormat(bytes);
  if (format !== undefined) {
    addContainerFault(judged, format);
    return;
  }
  if (looksLikeDer(bytes)) {
    await judgeDer(judged, bytes, slices);
    return;
  }
  const text = textOf(bytes);
  if (text.startsWith('-----BEGIN ')) {
    await judgePem(judged, text, slices);
    return;
  }
  if (judgeYaml(judged, text)) return;
  await judgePem(judged, text, slices);
  if (judged.tally.gave > 0 || judged.tally.problems > 0 || judged.quiet !== undefined) return;
  const naked = text.startsWith('MI') && namePromise(path) !== 'nothing' ? bytesFromBase64(text) : undefined;
  if (naked !== undefined && looksLikeDer(naked)) await judgeDer(judged, naked, slices);
}

const containerNames: Readonly<Record<BinaryFormat, string>> = {
  zip: 'an archive inside of what is being looked at',
  gzip: 'an archive inside of what is being looked at',
  tar: 'an archive inside of what is being looked at',
  'java-keystore': 'a Java keystore',
};

/** Quiet for an archive that lies about in a folder, unless the name promises certificates. */
function addContainerFault(judged: JudgedFile, format: BinaryFormat): void {
  const path = visibleText(judged.file.path);
  const what = containerNames[format];
  const advice = format === 'java-keystore' ? 'export it with keytool' : 'open it by itself, or unpack it';
  addFault(judged, 'unsupported-container', `${path} is ${what}, which NotAfter does not open here; ${advice}.`);
}

function addBrokenPromise(judged: JudgedFile): void {
  const { file } = judged;
  const promise = file.isKubeconfig === true ? 'kubeconfig' : namePromise(file.path);
  if (promise === 'nothing' && !file.isNamed) return;
  const path = visibleText(file.path);
  const text = file.bytes.length <= maxSniffedBytes ? textOf(file.bytes) : '';
  if (file.bytes.length <= maxSniffedBytes && isBlank(text)) {
    addFault(judged, 'empty-file', `${path} is empty.`);
  } else if (isFlattenedLink(text)) {
    const target = visibleText(text);
    addFault(
      judged,
      'broken-symlink',
      `${path} was a symlink to ${target}, and the copy kept only its text; look at ${target} itself, or copy again with symlinks kept.`,
      text,
    );
  } else if (promise === 'kubeconfig') {
    addFault(judged, 'not-a-kubeconfig', `${path} is not a kubeconfig.`);
  } else if (/-{4,}\s*begin/iu.test(text)) {
    addFault(
      judged,
      'bad-pem',
      `${path} has a BEGIN line that is none of PEM: it takes five dashes and capital letters.`,
    );
  } else if (promise === 'key') {
    addFault(judged, 'bad-key', `${path} holds no key.`);
  } else if (promise === 'request') {
    addFault(judged, 'bad-signing-request', `${path} holds no certificate signing request.`);
  } else if (promise === 'certificate') {
    addFault(judged, 'not-a-certificate', `${path} holds no certificate.`);
  } else {
    addFault(judged, 'not-a-certificate', `${path} holds no certificate, key, signing request or kubeconfig.`);
  }
}

/** Beyond this a file is not searched for the reason why it holds nothing. */
const maxSniffedBytes = 1024 * 1024;

/** What git on Windows and some archivers leave of a symlink: one path, and not even a line end. */
function isFlattenedLink(text: string): boolean {
  return /^[^\s:]{1,1024}$/u.test(text) && namePromise(text) !== 'nothing';
}

function isBlank(text: string): boolean {
  return /^[\s\0]*$/u.test(text);
}
