import type { TFunction } from 'i18next';
import type { BlastIndex } from '../../../shared/hierarchy/blast-radius.ts';
import { edgeFacts, type EdgeFacts } from '../../../shared/hierarchy/edge-facts.ts';
import type { Hierarchy, HierarchyNode } from '../../../shared/hierarchy/hierarchy-model.ts';
import { nodeKey, nodeName, referenceName } from '../../../shared/hierarchy/node-text.ts';
import { twinDifferences, type TwinDifference } from '../../../shared/hierarchy/twin-differences.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import type { Language } from '../../../shared/words/language.ts';
import { proofSentence } from '../../../shared/words/proof-words.ts';
import { whatStops } from '../../../shared/words/role-words.ts';
import { formatDay, formatInstant, type Zone } from '../../format/instant.ts';
import type { Told } from './told.ts';

export interface FactContext {
  readonly t: TFunction;
  readonly language: Language;
  readonly zone: Zone;
  readonly hierarchy: Hierarchy;
  readonly blast: BlastIndex;
}

/** Sentences about what is pointed at: what stops with a CA, how an edge is known, what would fill a hole. */
export function factText(told: Told, context: FactContext): readonly string[] {
  if (told.kind === 'edge') return edgeText(told, context);
  const { node } = told;
  if (node.kind === 'hole') return [holeText(node, context)];
  const own = node.kind === 'ca' ? [blastText(node, context), ...twinText(node, context)] : [];
  return [...own, ...certificateText(node, context)];
}

/** What stops without this CA: how many, and the one whose end is felt the most. */
function blastText(node: HierarchyNode, { t, language, blast }: FactContext): string {
  const { count, first } = blast.of(node.id);
  const name = referenceName(node);
  if (!first) return t('hierarchy.fact.diesNone', { name });
  const role = first.certificates[0]?.role;
  const stops = role === undefined ? '' : `: ${whatStops(role, language)}`;
  return t('hierarchy.fact.dies', { count, name, first: `${nodeName(first)}${stops}` });
}

function holeText(node: HierarchyNode, { t }: FactContext): string {
  const key = nodeKey(node);
  return t('hierarchy.fact.hole', {
    name: nodeName(node),
    key: key === undefined ? t('hierarchy.fact.holeName') : t('hierarchy.fact.holeKey', { key }),
  });
}

function certificateText(node: HierarchyNode, context: FactContext): readonly string[] {
  const edge = node.parent;
  const parent = edge && context.hierarchy.nodes.get(edge.parent);
  if (!edge || !parent) return [];
  const kind = parent.kind === 'hole' ? 'named' : 'issued';
  const told = {
    kind: 'edge',
    edge: { kind, proof: edge.proof },
    child: node,
    parent,
    childName: nodeName(node),
  } as const;
  return edgeText(told, context);
}

function edgeText(
  { edge, child, parent, childName }: Told & { kind: 'edge' },
  context: FactContext,
): readonly string[] {
  const { t, language, blast } = context;
  const names = { child: childName, parent: referenceName(parent) };
  if (edge.kind === 'replaced-by') return [t('hierarchy.fact.replacedBy', names)];
  const facts = edge.proof && edgeFacts(child, parent, edge.proof);
  if (!facts) return [];
  const said =
    edge.kind === 'named'
      ? t('hierarchy.fact.named', names)
      : t('hierarchy.fact.edge', { ...names, sentence: proofSentence(facts.proof, language) });
  const fate = blast.of(parent.id).fateOf(child);
  const via = fate.kind === 'survives' ? context.hierarchy.nodes.get(fate.via) : undefined;
  return [
    said,
    ...compared(facts, t),
    ...(via ? [t('hierarchy.fact.survives', { child: childName, name: referenceName(via) })] : []),
  ];
}

/** The fields that were compared, one part each. */
function compared(facts: EdgeFacts, t: TFunction): readonly string[] {
  const { issuerName, subjectName, authorityKeyIdentifier: aki, subjectKeyIdentifier: ski } = facts;
  if (subjectName === undefined) return [];
  const algorithm = visibleText(facts.signatureAlgorithm);
  const names = { issuer: visibleText(issuerName), subject: visibleText(subjectName) };
  const signature =
    facts.proof === 'signature' ? 'signed' : facts.proof === 'signature-mismatch' ? 'notSigned' : 'notChecked';
  const keyIds =
    aki === undefined || ski === undefined
      ? t('hierarchy.fact.noKeyIds')
      : aki === ski
        ? t('hierarchy.fact.keyIdsMatch', { aki: shortHex(aki) })
        : t('hierarchy.fact.keyIdsDiffer', { aki: shortHex(aki), ski: shortHex(ski) });
  return [
    t(issuerName === subjectName ? 'hierarchy.fact.names' : 'hierarchy.fact.namesDiffer', names),
    keyIds,
    t(`hierarchy.fact.${signature}`, { algorithm }),
  ];
}

const shownHexDigits = 16;

function shortHex(hex: string): string {
  return hex.length > shownHexDigits ? `${hex.slice(0, shownHexDigits / 2)}…${hex.slice(-shownHexDigits / 2)}` : hex;
}

/** Against the other CAs of the name: only what is different. */
function twinText(node: HierarchyNode, context: FactContext): readonly string[] {
  if (!node.isTwin) return [];
  const { t } = context;
  return twinsOf(node, context.hierarchy).map((other) => {
    const differences = twinDifferences(node, other).map((difference) => differenceText(difference, context));
    return t('hierarchy.fact.twin', {
      other: referenceName(other),
      differences: differences.join(listSeparators[context.language]),
    });
  });
}

const listSeparators: Readonly<Record<Language, string>> = { en: '; ', ja: '、' };
/** A name that a hundred clusters share has a hundred twins; a few make the point. */
const maxTwinsTold = 2;

function twinsOf(node: HierarchyNode, { nodes }: Hierarchy): readonly HierarchyNode[] {
  const found = [...nodes.values()].filter(
    (other) => other.kind === 'ca' && other.id !== node.id && other.name.comparable === node.name.comparable,
  );
  return found.slice(0, maxTwinsTold);
}

function differenceText(difference: TwinDifference, { t, language, zone }: FactContext): string {
  const text = (value: EpochMs | undefined, format: typeof formatDay) => {
    if (value === undefined) return '—';
    return value >= noExpiry ? '9999' : format(value, language, zone);
  };
  switch (difference.field) {
    case 'key':
      return t('hierarchy.fact.difference.key', { one: difference.one ?? '—', other: difference.other ?? '—' });
    case 'from':
    case 'ends': {
      const isSameDay = text(difference.one, formatDay) === text(difference.other, formatDay);
      const format = isSameDay ? formatInstant : formatDay;
      return t(`hierarchy.fact.difference.${difference.field}`, {
        one: text(difference.one, format),
        other: text(difference.other, format),
      });
    }
    case 'below':
    case 'places':
      return t(`hierarchy.fact.difference.${difference.field}`, { one: difference.one, other: difference.other });
  }
}
