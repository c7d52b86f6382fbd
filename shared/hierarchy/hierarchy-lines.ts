import type { Assessment } from '../pki/assessment.ts';
import type { EpochMs } from '../x509/brand.ts';
import type { Status } from '../pki/assessment.ts';
import type { InEachLanguage, Language } from '../words/language.ts';
import { proofName } from '../words/proof-words.ts';
import { hierarchyOf, isUnderHole, type Hierarchy, type HierarchyNode } from './hierarchy-model.ts';
import { nodeKey, nodeName, referenceName } from './node-text.ts';

/** One line of the hierarchy for what is read outside the window: indented by `level`, safe to show. */
export interface HierarchyLine {
  /** 0 for a root. */
  readonly level: number;
  readonly name: string;
  /** What is not evident from where the line stands: the key of a twin, an unproven issuer, a second one, a hole. */
  readonly notes: readonly string[];
  /** `undefined` for a hole. */
  readonly status: Status | undefined;
  readonly notAfter: EpochMs | undefined;
  /** Only where a CA above ends earlier. */
  readonly pathNotAfter: EpochMs | undefined;
}

interface LineWords {
  readonly hole: string;
  readonly external: string;
  readonly replaced: string;
  readonly key: (key: string) => string;
  readonly other: (name: string, proof: string) => string;
  readonly contradicted: (name: string) => string;
}

const lineWords: InEachLanguage<LineWords> = {
  en: {
    hole: 'not found',
    external: 'external CA',
    replaced: 'replaced',
    key: (key) => `key ${key}`,
    other: (name, proof) => `also by ${name}: ${proof}`,
    contradicted: (name) => `not signed by ${name}`,
  },
  ja: {
    hole: '見つかりません',
    external: '外部 CA',
    replaced: '更新済み',
    key: (key) => `鍵 ${key}`,
    other: (name, proof) => `${name} からも発行: ${proof}`,
    contradicted: (name) => `${name} の署名ではありません`,
  },
};

/** The tree as lines, each before what stands below it; every certificate is in exactly one node, as in the window. */
export function hierarchyLines(assessment: Assessment, language: Language): readonly HierarchyLine[] {
  const hierarchy = hierarchyOf(assessment);
  const lines: HierarchyLine[] = [];
  const waiting = hierarchy.roots.toReversed().map((id) => ({ id, level: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { id, level } = next;
    const node = hierarchy.nodes.get(id);
    if (!node) continue;
    const [best] = node.certificates;
    lines.push({
      level,
      name: nodeName(node),
      notes: notesOf(node, hierarchy, language),
      status: node.ownStatus,
      notAfter: best?.certificate.notAfter,
      pathNotAfter: best?.limitedBy === undefined ? undefined : best.effectiveNotAfter,
    });
    for (const child of node.children.toReversed()) waiting.push({ id: child, level: level + 1 });
  }
  return lines;
}

function notesOf(node: HierarchyNode, { nodes }: Hierarchy, language: Language): readonly string[] {
  const words = lineWords[language];
  const notes: string[] = [];
  const key = nodeKey(node);
  if (node.kind === 'hole') notes.push(words.hole);
  if ((node.isTwin || node.kind === 'hole') && key !== undefined) notes.push(words.key(key));
  if (node.certificates.some(({ isExternalCa }) => isExternalCa)) notes.push(words.external);
  if (node.certificates.length > 0 && node.certificates.every(({ isReplaced }) => isReplaced))
    notes.push(words.replaced);
  if (node.parent && node.parent.proof !== 'signature' && !isUnderHole(node)) {
    notes.push(proofName(node.parent.proof, language));
  }
  const named = (id: string) => {
    const other = nodes.get(id);
    return other ? referenceName(other) : '—';
  };
  for (const { parent, proof } of node.otherParents) notes.push(words.other(named(parent), proofName(proof, language)));
  for (const { parent } of node.contradicted) notes.push(words.contradicted(named(parent)));
  return notes;
}
