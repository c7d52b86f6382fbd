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
  for (const { fields } of shape.clusters) {
    const proxy = textIn(fields, 'proxy-url');
    if (proxy !== undefined) findings.proxies.keep(proxy);
  }
  for (const cluster of shape.clusters) judgeField(judged, cluster, { name: 'certificate-authority' });
  for (const user of shape.users) {
    const isOneFile = sharesFile(user);
    const keys = judgeField(judged, user, { name: 'client-key', sharesFileWith: isOneFile && 'client-certificate' });
    judged.keys.push(...keys);
    judgeField(judged, user, { name: 'client-certificate', sharesFileWith: isOneFile && 'client-key', keys });
  }
}

type FieldName = 'certificate-authority' | 'client-certificate' | 'client-key';

interface FieldToJudge {
  readonly name: FieldName;
  /** The other field that names the same file: what is wrong with it is said once, of both. */
  readonly sharesFileWith?: FieldName | false;
  /** Keys of the same entry. */
  readonly keys?: readonly KeyHalf[];
}

/** The kubelet keeps its certificate and the key in one file. */
function sharesFile({ fields }: KubeconfigEntry): boolean {
  const file = (name: FieldName): string | undefined =>
    textIn(fields, `${name}-data`) === undefined ? textIn(fields, name) : undefined;
  const certificate = file('client-certificate');
  return certificate !== undefined && certificate === file('client-key');
}

/** @returns the keys found in the field */
function judgeField(judged: JudgedFile, entry: KubeconfigEntry, wanted: FieldToJudge): readonly KeyHalf[] {
  const { index, fields, name: entryName } = entry;
  const { name, sharesFileWith = false, keys = [] } = wanted;
  const takes: FieldOfFile['takes'] = name === 'client-key' ? 'keys' : 'certificates';
  const inner = name === 'certificate-authority' ? `clusters[${index}].cluster` : `users[${index}].user`;
  const field = (suffix: '' | '-data'): string => `${inner}.${name}${suffix}`;
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
  const found = data === undefined ? judgeReference(part, reference ?? '', sharesFileWith) : judgeData(part, data);
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

function judgeReference(part: JudgedFile, reference: string, sharesFileWith: FieldName | false): boolean {
  const { file } = part;
  const opened = file.surroundings.openReference(file.path, reference);
  if ('code' in opened) {
    const code = opened.code === 'not-found' || opened.code === 'broken-symlink' ? 'missing-reference' : opened.code;
    const which = `${visibleText(reference)}, which ${opened.reason}`;
    if (sharesFileWith === false) addFault(part, code, `${where(part)} refers to ${which}.`, reference);
    // The key comes first; its certificate speaks for both.
    else if (part.takes === 'certificates')
      addFault(part, code, `${where(part, sharesFileWith)} refer to ${which}.`, reference);
    return false;
  }
  const what = `${where(part)} refers to ${visibleText(reference)}, which`;
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

function where(part: JudgedFile, alsoField?: FieldName): string {
  const field = part.field ?? '';
  return inEntry(part, alsoField === undefined ? field : `${field} and ${alsoField}`, part.entryName ?? '');
}

function inEntry({ file }: JudgedFile, field: string, entryName: string): string {
  return `${field} (${visibleText(entryName)}) in ${visibleText(file.path)}`;
}
