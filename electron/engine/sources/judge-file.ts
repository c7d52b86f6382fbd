import { visibleText } from '../../../shared/x509/visible-text.ts';
import { fileSentence, unexpected } from './file-error.ts';
import type { Findings } from './findings.ts';
import type { FoundFile } from './found-file.ts';
import { judgeBytes, judgeText, looksLikeText } from './judge-bytes.ts';
import { addFault, finishJudging, startJudging, type JudgedFile } from './judged-file.ts';
import { judgeYaml } from './kubeconfig/judge-yaml.ts';
import { namePromise } from './name-promise.ts';
import { judgeManifests } from './stored-object/judge-manifests.ts';
import { isUtf16, textOf } from './text-of.ts';
import { judgeWrappedPem } from './stored-object/judge-wrapped-pem.ts';
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
  if (judged.locked.length > 0) {
    findings.pending.push(judged);
    return;
  }
  if (judged.tally.gave === 0 && judged.tally.problems === 0 && judged.quiet === undefined) addBrokenPromise(judged);
  finishJudging(judged);
}

async function judgeContent(judged: JudgedFile, slices: TimeSlices): Promise<void> {
  const { bytes } = judged.file;
  if (!looksLikeText(bytes)) {
    await judgeBytes(judged, bytes, slices);
    return;
  }
  const text = textOf(bytes);
  if (!text.startsWith('-----BEGIN ') && ((await judgeManifests(judged, text, slices)) || judgeYaml(judged, text)))
    return;
  await judgeText(judged, text, isUtf16(bytes), slices);
  await judgeWrappedPem(judged, text, slices);
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
