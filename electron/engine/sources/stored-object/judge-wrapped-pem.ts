import { gunzipSync } from 'node:zlib';
import { addBundles, startJudgingPart, type JudgedFile } from '../judged-file.ts';
import { maxHelmReleaseBytes } from '../limits.ts';
import { judgePem } from '../judge-pem.ts';
import { bytesFromBase64 } from '../../x509/pem.ts';
import { textOf } from '../text-of.ts';
import type { TimeSlices } from '../time-slices.ts';

/** `-----BEGIN ` in base64, from its first octet on. */
const wrappedBegin = 'LS0tLS1CRUdJTi';
const base64Run = /[A-Za-z0-9+/]+={0,2}/uy;
/** A kubeconfig in a ConfigMap has three. */
const maxWrapped = 10_000;

export function hasWrappedPem(text: string): boolean {
  return text.includes(wrappedBegin);
}

/** The first octets of gzip in base64: what Helm keeps of a release in a Secret. @see helm/helm pkg/storage/driver/util.go */
const wrappedGzip = 'H4sI';

/** PEM in one more layer of base64, wherever it stands in a text: `certificate-authority-data`, `caBundle`, values of a chart. */
export async function judgeWrappedPem(judged: JudgedFile, text: string, slices: TimeSlices): Promise<void> {
  if (judged.medium === 'cluster-object' && text.startsWith(wrappedGzip)) await judgeRelease(judged, text, slices);
  let at = text.indexOf(wrappedBegin);
  for (let count = 0; at >= 0 && count < maxWrapped; count++) {
    base64Run.lastIndex = at;
    const run = base64Run.exec(text)?.[0] ?? wrappedBegin;
    const bytes = bytesFromBase64(run);
    if (bytes !== undefined) {
      const part = startJudgingPart(judged, { encoding: judged.encoding ?? 'base64-pem' });
      const own = Buffer.from(bytes.buffer);
      await judgePem(part, textOf(own), slices);
      own.fill(0);
      judged.keys.push(...part.keys);
      addBundles(part);
    }
    at = text.indexOf(wrappedBegin, at + run.length);
  }
}

/** The chart and what was made of it, as JSON. */
async function judgeRelease(judged: JudgedFile, base64: string, slices: TimeSlices): Promise<void> {
  const packed = bytesFromBase64(base64);
  if (packed === undefined) return;
  let release: Buffer;
  try {
    release = gunzipSync(packed, { maxOutputLength: maxHelmReleaseBytes });
  } catch {
    // No gzip, cut off, or a bomb: then it is whatever it is.
    return;
  }
  const part = startJudgingPart(judged, { encoding: 'helm-release' });
  const text = textOf(release);
  await judgePem(part, text, slices);
  await judgeWrappedPem(part, text, slices);
  release.fill(0);
  addBundles(part);
}
