import { addBundles, startJudgingPart, type JudgedFile } from '../judged-file.ts';
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

/** PEM in one more layer of base64, wherever it stands in a text: `certificate-authority-data`, `caBundle`, values of a chart. */
export async function judgeWrappedPem(judged: JudgedFile, text: string, slices: TimeSlices): Promise<void> {
  let at = text.indexOf(wrappedBegin);
  for (let count = 0; at >= 0 && count < maxWrapped; count++) {
    base64Run.lastIndex = at;
    const run = base64Run.exec(text)?.[0] ?? wrappedBegin;
    const bytes = bytesFromBase64(run);
    if (bytes !== undefined) {
      const part = startJudgingPart(judged, { encoding: 'base64-pem' });
      const own = Buffer.from(bytes.buffer);
      await judgePem(part, textOf(own), slices);
      own.fill(0);
      judged.keys.push(...part.keys);
      addBundles(part);
    }
    at = text.indexOf(wrappedBegin, at + run.length);
  }
}
