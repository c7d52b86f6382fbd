import type { Sha256Hex } from '../../../../shared/x509/brand.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { bytesFromBase64 } from '../../x509/pem.ts';
import type { FoundFile } from '../found-file.ts';
import { judgeBytes } from '../judge-bytes.ts';
import {
  addBundles,
  addFault,
  finishJudging,
  startJudging,
  startJudgingPart,
  type JudgedFile,
} from '../judged-file.ts';
import type { ClusterSink } from './object-reader.ts';

/** A value that is there for certificates, inside of an object. */
export interface ValueOfObject {
  /** The object's path. */
  readonly path: string;
  readonly field: string;
  readonly entryName?: string | undefined;
}

/** An object before any of its fields is looked at. */
export function startJudgingObject(path: string, { place, state }: ClusterSink): JudgedFile {
  const file: FoundFile = {
    place,
    path,
    bytes: Buffer.alloc(0),
    facts: undefined,
    isNamed: false,
    surroundings: {
      scope: place,
      neighbours: 'listed',
      openReference: () => ({ code: 'missing-reference', reason: 'lies on another machine and was not asked for' }),
    },
  };
  return { ...startJudging(file, state.findings), medium: 'cluster-object' };
}

/** To be called when all its fields were: containers in it wait for their passwords till the look is over. */
export function finishJudgingObject(judged: JudgedFile): void {
  if (judged.locked.length > 0) judged.findings.pending.push(judged);
  else finishJudging(judged);
}

/** @returns the certificates, in the order of the value; it holding none is told as a problem */
export async function judgeValue(
  bytes: Buffer,
  value: ValueOfObject,
  sink: ClusterSink,
): Promise<readonly Sha256Hex[]> {
  const { path, field, entryName } = value;
  const judged = startJudgingObject(path, sink);
  const part = startJudgingPart(judged, { field, entryName });
  await judgeBytes(part, bytes, sink.state.slices);
  bytes.fill(0);
  addBundles(part);
  const { gave, problems } = judged.tally;
  if (gave === 0 && problems === 0) addFault(part, 'not-a-certificate', `${whereOf(value)} holds no certificate.`);
  finishJudgingObject(judged);
  return part.bundle.members.flatMap(({ seen }) => ('sha256' in seen ? [seen.sha256] : []));
}

/** The same for a value that is written in base64, as `caBundle` is. */
export async function judgeBase64(
  base64: string,
  value: ValueOfObject,
  sink: ClusterSink,
): Promise<readonly Sha256Hex[]> {
  const bytes = bytesFromBase64(base64);
  if (bytes !== undefined)
    return judgeValue(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), value, sink);
  addFault(startJudgingObject(value.path, sink), 'bad-base64', `${whereOf(value)} is no base64.`);
  return [];
}

function whereOf({ path, field, entryName }: ValueOfObject): string {
  const entry = entryName === undefined ? '' : ` (${visibleText(entryName)})`;
  return `${visibleText(field)}${entry} of ${visibleText(path)}`;
}
