import { objectPath, type ObjectReference } from '../../../../shared/cluster/object-base.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { addBundles, addFault, startJudgingPart, type JudgedFile } from '../judged-file.ts';
import { judgePem } from '../judge-pem.ts';
import { asMap, textIn, type PlainMap } from '../kubeconfig/plain-value.ts';
import { yamlDocuments } from '../kubeconfig/yaml-documents.ts';
import type { TimeSlices } from '../time-slices.ts';
import { judgeStoredObject } from './judge-stored-object.ts';
import { hasWrappedPem, judgeWrappedPem } from './judge-wrapped-pem.ts';
import { manifestTexts, type ManifestText } from './manifest-texts.ts';

/** What kubectl and must-gather write at the start of a line, or anywhere in JSON; never inside of a text in there. */
const dumpKind = {
  yaml: /(?:^|\n)kind:[ \t]*["']?(?:\w*List|Secret|ConfigMap)["']?[ \t]*(?:\r?\n|#|$)/u,
  json: /"kind"\s*:\s*"(?:\w*List|Secret|ConfigMap)"/u,
};
const kubeconfigKind = {
  yaml: /(?:^|\n)kind:[ \t]*["']?Config["']?[ \t]*(?:\r?\n|#|$)/u,
  json: /"kind"\s*:\s*"Config"/u,
};
/**
 * What a value may begin with: base64 of DER, JKS, JCEKS and the byte order marks of UTF-16, base64 of that base64 of DER, and
 * a Helm release, in a ConfigMap and in a Secret.
 */
const telltaleValue = /[:\s"'](?:MI|\/u3\+7|zs7Ozg|\/\/4|\/v8|TU[kl]|H4sI|SDRzS)/u;
/** PEM, and PEM in base64, anywhere in a text that is in base64 itself: it may begin at any of three octets there. */
const telltaleText = new RegExp(
  ['-----BEGIN ', 'LS0tLS1CRUdJTi'].flatMap((sign) => [sign, ...alignments(sign)]).join('|'),
  'u',
);

function alignments(sign: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const base64 = Buffer.from(' '.repeat(before) + sign, 'latin1')
      .toString('base64')
      .replace(/=+$/u, '');
    // The first characters and the last one also hold bits of what stands around it.
    const isWhole = (before + sign.length) % 3 === 0;
    return base64.slice([0, 2, 3][before], isWhole ? undefined : -1).replaceAll('+', String.raw`\+`);
  });
}

/**
 * Takes a dump of a cluster's objects: `kubectl get … -o yaml` or `json`, one object, a List, many documents, a file of a
 * must-gather. It is taken apart by lines first and parsed object by object, and only where one may hold certificates, so
 * that 100 MB of Secrets take neither the memory nor the time of a parse of the whole.
 *
 * @param text  one character a byte
 * @returns false when the text is none, and may be something else
 */
export async function judgeManifests(judged: JudgedFile, text: string, slices: TimeSlices): Promise<boolean> {
  const form = /^\s*\{/u.test(text.slice(0, 1024)) ? 'json' : 'yaml';
  if (!dumpKind[form].test(text) || kubeconfigKind[form].test(text)) return false;
  const before = judged.tally.gave + judged.tally.problems;
  for (const manifest of manifestTexts(text)) {
    if (mayHoldCertificates(manifest.text)) await judgeManifest(judged, manifest, slices);
    if (slices.isOver()) await slices.pause();
  }
  return judged.tally.gave + judged.tally.problems > before || judged.locked.length > 0;
}

function mayHoldCertificates(text: string): boolean {
  // A Secret for TLS that holds neither is worth a word.
  return telltaleText.test(text) || telltaleValue.test(text) || text.includes('kubernetes.io/tls');
}

async function judgeManifest(
  judged: JudgedFile,
  { text, line, listKind }: ManifestText,
  slices: TimeSlices,
): Promise<void> {
  const yaml = yamlDocuments(Buffer.from(text, 'latin1').toString('utf8'));
  if ('fault' in yaml) {
    const path = visibleText(judged.file.path);
    if (yaml.fault === 'too-large')
      addFault(judged, 'too-large', `The object at line ${line} of ${path} is too large to be parsed.`);
    else {
      const at = yaml.line === undefined ? `the object at line ${line}` : `line ${line + yaml.line - 1}`;
      addFault(judged, 'bad-yaml', `${path} is not valid YAML: ${at} is wrong.`);
    }
    return;
  }
  for (const document of yaml.documents) {
    const object = asMap(document);
    if (object !== undefined) await judgeObject(judged, { kind: listKind, ...object }, slices);
  }
}

async function judgeObject(judged: JudgedFile, object: PlainMap, slices: TimeSlices): Promise<void> {
  const prefix = `${judged.file.path}!/`;
  const { items } = object;
  if (Array.isArray(items)) {
    for (const item of items) {
      const each = asMap(item);
      // In a SecretList of the API the items do not repeat their kind.
      const kind = textIn(each, 'kind') ?? textIn(object, 'kind')?.replace(/List$/u, '');
      if (each !== undefined && !Array.isArray(each['items'])) await judgeObject(judged, { ...each, kind }, slices);
    }
    return;
  }
  if (object['kind'] === 'Secret' || object['kind'] === 'ConfigMap') {
    await judgeStoredObject(judged, object, prefix, slices);
    return;
  }
  await judgeOtherObject(judged, object, prefix, slices);
}

/** PEM anywhere in any other object: the `caBundle` of a webhook, the `status.certificate` of a request, values of a chart. */
async function judgeOtherObject(
  judged: JudgedFile,
  object: PlainMap,
  prefix: string,
  slices: TimeSlices,
): Promise<void> {
  const metadata = asMap(object['metadata']);
  const reference = {
    kind: (textIn(object, 'kind') ?? 'Object') as ObjectReference['kind'],
    namespace: textIn(metadata, 'namespace'),
    name: textIn(metadata, 'name') ?? '',
  };
  const path = prefix + objectPath(reference);
  for (const { field, text } of textsOf(object)) {
    if (!text.includes('-----BEGIN ') && !hasWrappedPem(text)) continue;
    const part = startJudgingPart(judged, { path, medium: 'cluster-object', field });
    await judgePem(part, text, slices);
    await judgeWrappedPem(part, text, slices);
    addBundles(part);
  }
}

/** Deeper than any object of the API; an object made by aliases of YAML may be endless. */
const maxDepth = 32;
const maxTexts = 100_000;

function* textsOf(root: unknown): Generator<{ field: string; text: string }, void, void> {
  let left = maxTexts;
  function* walk(value: unknown, field: string, depth: number): Generator<{ field: string; text: string }, void, void> {
    if (typeof value === 'string') yield { field, text: value };
    if (typeof value !== 'object' || value === null || depth === maxDepth) return;
    for (const [key, inner] of Object.entries(value)) {
      if (left-- <= 0) return;
      // Nothing of what was applied is another copy.
      if (key === 'kubectl.kubernetes.io/last-applied-configuration') continue;
      const step = Array.isArray(value) ? `[${key}]` : field === '' ? key : `.${key}`;
      yield* walk(inner, field + step, depth + 1);
    }
  }
  yield* walk(root, '', 0);
}
