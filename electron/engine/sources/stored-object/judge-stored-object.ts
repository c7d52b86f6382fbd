import { objectPath } from '../../../../shared/cluster/object-base.ts';
import type { StoredByCertManager, StoredObject } from '../../../../shared/cluster/stored-object.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { bytesFromBase64 } from '../../x509/pem.ts';
import { judgeBytes, looksLikeText } from '../judge-bytes.ts';
import { addBundles, addFault, startJudgingPart, type JudgedFile } from '../judged-file.ts';
import { fileKey } from '../findings.ts';
import { asMap, textIn, type PlainMap } from '../kubeconfig/plain-value.ts';
import type { TimeSlices } from '../time-slices.ts';
import { isUtf16 } from '../text-of.ts';
import { judgeWrappedPem } from './judge-wrapped-pem.ts';

/**
 * Takes what a Secret or ConfigMap holds, each entry by its content, whatever its key is called: certificates become
 * sightings of medium `cluster-object`. A certificate is paired with the key of the same object that its name promises
 * (`tls.crt` and `tls.key`), or that has its public half. Secrets are wiped once they were looked at.
 *
 * @param whole   what the object came in: a dump, or a place `cluster:…`; its ledger counts
 * @param object  as the Kubernetes API or kubectl writes it; every field may be of any type
 * @param prefix  what stands in front of the object in its path: empty, or `dump.yaml!/`
 * @returns the object, already among the findings; `undefined` where it holds nothing about certificates
 */
export async function judgeStoredObject(
  whole: JudgedFile,
  object: PlainMap,
  prefix: string,
  slices: TimeSlices,
): Promise<StoredObject | undefined> {
  const kind = object['kind'] === 'Secret' ? 'Secret' : 'ConfigMap';
  const metadata = asMap(object['metadata']);
  const reference = { kind, namespace: textIn(metadata, 'namespace'), name: textIn(metadata, 'name') ?? '' } as const;
  // What `kubeadm init --upload-certs` leaves there for two hours is encrypted, whatever its fields are called.
  if (kind === 'Secret' && reference.namespace === 'kube-system' && reference.name === 'kubeadm-certs')
    return undefined;
  const path = prefix + objectPath(reference);
  const type = kind === 'Secret' ? textIn(object, 'type') : undefined;
  const parts: JudgedFile[] = [];
  const fields: string[] = [];
  for (const { key, value, isBase64 } of entriesOf(object, kind)) {
    const part = startJudgingPart(whole, { path, medium: 'cluster-object', field: key, besideFile: `${path}/${key}` });
    const { tally } = whole;
    const before = tally.gave + tally.problems;
    const isLocked = await judgeEntry(part, { value, isBase64 }, slices);
    const isPromised = type === 'kubernetes.io/tls' && (key === 'tls.crt' || key === 'tls.key');
    if (tally.gave + tally.problems === before && isPromised && !isLocked) addMissing(part, key);
    if (tally.gave + tally.problems > before || isLocked) fields.push(key);
    parts.push(part);
    if (slices.isOver()) await slices.pause();
  }
  pairWithin(parts);
  if (fields.length === 0) return undefined;
  const stored: StoredObject = {
    ...reference,
    place: whole.file.place,
    path,
    createdAt: instantIn(metadata, 'creationTimestamp'),
    type,
    fields,
    certManager: certManagerOf(asMap(metadata?.['annotations'])),
  };
  whole.findings.clusterObjects.push(stored);
  return stored;
}

interface Entry {
  readonly key: string;
  readonly value: string;
  readonly isBase64: boolean;
}

/** `stringData` is how people write a Secret, `binaryData` what a ConfigMap has for bytes. @see kubernetes/api core/v1/types.go */
function* entriesOf(object: PlainMap, kind: 'Secret' | 'ConfigMap'): Generator<Entry, void, void> {
  const maps = [
    { name: 'data', isBase64: kind === 'Secret' },
    { name: kind === 'Secret' ? 'stringData' : 'binaryData', isBase64: kind === 'ConfigMap' },
  ];
  for (const { name, isBase64 } of maps)
    for (const [key, value] of Object.entries(asMap(object[name]) ?? {}))
      if (typeof value === 'string') yield { key, value, isBase64 };
}

/** @returns whether it is a container that waits for its password */
async function judgeEntry(
  part: JudgedFile,
  { value, isBase64 }: Omit<Entry, 'key'>,
  slices: TimeSlices,
): Promise<boolean> {
  const bytes = isBase64 ? bytesFromBase64(value) : Buffer.from(value, 'utf8');
  if (bytes === undefined) {
    if (isWorthAWord(part)) addFault(part, 'bad-base64', `${where(part)} is no base64.`);
    return false;
  }
  const own = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isNoise(own)) return false;
  const lockedBefore = part.locked.length;
  await judgeBytes(part, own, slices);
  await judgeWrappedPem(part, own.toString('latin1'), slices);
  own.fill(0);
  return part.locked.length > lockedBefore;
}

/** A large value without any sign of PEM is not made a text of, which would take its memory twice more. */
function isNoise(bytes: Buffer): boolean {
  if (bytes.length < largeValueBytes || !looksLikeText(bytes) || isUtf16(bytes)) return false;
  return !['-----BEGIN ', 'LS0tLS1CRUdJTi', 'MII', 'H4sI'].some((sign) => bytes.includes(sign, 0, 'latin1'));
}

const largeValueBytes = 256 * 1024;

/** Broken base64 cannot have come from the API: it is told where certificates or keys were to be expected. */
function isWorthAWord({ field = '' }: JudgedFile): boolean {
  return /\.(?:crt|cer|pem|key|p12|pfx|jks|p7b)$/u.test(field);
}

function addMissing(part: JudgedFile, key: string): void {
  if (key === 'tls.key') addFault(part, 'bad-key', `${where(part)} holds no key.`);
  else addFault(part, 'not-a-certificate', `${where(part)} holds no certificate.`);
}

function where({ field = '', file }: JudgedFile): string {
  return `${visibleText(field)} in ${visibleText(file.path)}`;
}

/** By name as in a folder; a key under another name belongs to the certificate whose public half it has. */
function pairWithin(parts: readonly JudgedFile[]): void {
  const keys = parts.flatMap((part) => part.keys);
  for (const part of parts) {
    const { findings, file, bundle, requestBundle } = part;
    if (part.keys.length > 0 && bundle.besideFile !== undefined)
      findings.keysOfFile.set(fileKey(file.surroundings.scope, bundle.besideFile), [...part.keys]);
    for (const each of [bundle, requestBundle]) {
      const own = new Set(each.members.map(({ spkiSha256 }) => spkiSha256));
      each.keys.push(...keys.filter((key) => 'spkiSha256' in key && own.has(key.spkiSha256)));
    }
    addBundles(part);
  }
}

function instantIn(map: PlainMap | undefined, field: string): EpochMs | undefined {
  const text = textIn(map, field);
  const instant = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(instant) ? undefined : (instant as EpochMs);
}

/** @see cert-manager/cert-manager pkg/apis/certmanager/v1/types.go */
function certManagerOf(annotations: PlainMap | undefined): StoredByCertManager | undefined {
  const certificateName = textIn(annotations, 'cert-manager.io/certificate-name');
  const issuerName = textIn(annotations, 'cert-manager.io/issuer-name');
  const issuerKind = textIn(annotations, 'cert-manager.io/issuer-kind');
  if ((certificateName ?? issuerName) === undefined) return undefined;
  return { certificateName, issuerName, issuerKind };
}
