import type { KeyHalf } from '../../../../shared/pki/key-beside.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { bytesFromBase64 } from '../../x509/pem.ts';
import { addBundles, addFault, startJudgingField, type FieldOfFile, type JudgedFile } from '../judged-file.ts';
import { judgePemAtOnce } from '../judge-pem.ts';
import { textOf } from '../text-of.ts';
import { kubeconfigFacts } from './kubeconfig-facts.ts';
import { kubeconfigShape, type KubeconfigEntry } from './kubeconfig-shape.ts';
import { textIn, typeInWords, type PlainMap } from './plain-value.ts';

/**
 * Takes every cluster and user of a kubeconfig, whether a context leads to it or not: what a context does not use today
 * expires all the same. Data wins over a file, and a relative file is looked for beside the kubeconfig that names it.
 * Exec plugins are never run. @see kubernetes/client-go tools/clientcmd/client_config.go
 */
export function judgeKubeconfig(judged: JudgedFile, document: PlainMap): void {
  const { file, findings } = judged;
  const shape = kubeconfigShape(document);
  for (const fault of shape.faults) addFault(judged, 'bad-kubeconfig', `In ${visibleText(file.path)}, ${fault}.`);
  findings.kubeconfigs.push({ ...kubeconfigFacts(file.place, file.path, shape) });
  judged.tally.gave++;
  for (const cluster of shape.clusters) {
    judgeField(judged, cluster, 'clusters', 'cluster', 'certificate-authority', 'certificates', []);
  }
  for (const user of shape.users) {
    const keys = judgeField(judged, user, 'users', 'user', 'client-key', 'keys', []);
    judged.keys.push(...keys);
    judgeField(judged, user, 'users', 'user', 'client-certificate', 'certificates', keys);
  }
}

/** @returns the keys found in the field */
function judgeField(
  judged: JudgedFile,
  entry: KubeconfigEntry,
  list: 'clusters' | 'users',
  inner: 'cluster' | 'user',
  name: 'certificate-authority' | 'client-certificate' | 'client-key',
  takes: FieldOfFile['takes'],
  keys: readonly KeyHalf[],
): readonly KeyHalf[] {
  const { index, fields, name: entryName } = entry;
  const field = (suffix: '' | '-data'): string => `${list}[${index}].${inner}.${name}${suffix}`;
  for (const suffix of ['-data', ''] as const) {
    const value = fields[name + suffix];
    if (value !== undefined && value !== null && typeof value !== 'string') {
      const where = inEntry(judged, field(suffix), entryName);
      addFault(judged, 'bad-kubeconfig', `${where} is ${typeInWords(value)} where a text is expected.`);
    }
  }
  const data = textIn(fields, `${name}-data`);
  const reference = textIn(fields, name);
  if (data === undefined && reference === undefined) return [];
  const part = startJudgingField(judged, {
    field: field(data === undefined ? '' : '-data'),
    entryName,
    takes,
    facts: judged.file.facts,
  });
  part.keys.push(...keys);
  const found = data === undefined ? judgeReference(part, reference ?? '') : judgeData(part, data);
  addBundles(part);
  if (takes === 'keys' && !found && part.keys.length === 0) return [{ why: 'not-read' }];
  return part.keys;
}

function judgeData(part: JudgedFile, data: string): boolean {
  const bytes = bytesFromBase64(data);
  if (bytes === undefined) {
    addFault(part, 'bad-base64', `${where(part)} is no base64.`);
    return false;
  }
  return judgeText(part, Buffer.from(bytes.buffer), where(part));
}

function judgeReference(part: JudgedFile, reference: string): boolean {
  const { file } = part;
  const opened = file.surroundings.openReference(file.path, reference);
  const what = `${where(part)} refers to ${visibleText(reference)}, which`;
  if ('code' in opened) {
    const code = opened.code === 'not-found' || opened.code === 'broken-symlink' ? 'missing-reference' : opened.code;
    addFault(part, code, `${what} ${opened.reason}.`);
    return false;
  }
  return judgeText({ ...part, facts: opened.facts }, opened.bytes, what);
}

/** @returns false when the text holds nothing at all of what the field is for */
function judgeText(part: JudgedFile, bytes: Buffer, what: string): boolean {
  const { tally } = part;
  const before = tally.gave + tally.problems;
  judgePemAtOnce(part, textOf(bytes));
  bytes.fill(0);
  if (tally.gave + tally.problems > before) return true;
  if (part.takes === 'keys') addFault(part, 'bad-key', `${what} holds no PEM key.`);
  else addFault(part, 'not-a-certificate', `${what} holds no PEM certificate.`);
  return false;
}

function where(part: JudgedFile): string {
  return inEntry(part, part.field ?? '', part.entryName ?? '');
}

function inEntry({ file }: JudgedFile, field: string, entryName: string): string {
  return `${field} (${visibleText(entryName)}) in ${visibleText(file.path)}`;
}
