import type { TFunction } from 'i18next';
import type { BlastIndex, Fate } from '../../../../shared/hierarchy/blast-radius.ts';
import { nextToEnd, tallyOf, worstOf } from '../../../../shared/hierarchy/card-facts.ts';
import type { BundleCard, CardId, NodeCard } from '../../../../shared/hierarchy/graph-card.ts';
import type { Hierarchy } from '../../../../shared/hierarchy/hierarchy-model.ts';
import { referenceName } from '../../../../shared/hierarchy/node-text.ts';
import type { AssessedCertificate } from '../../../../shared/pki/assessment.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { noExpiry } from '../../../../shared/x509/no-expiry.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { formatDay, type Zone } from '../../../format/instant.ts';
import { residualAt } from '../../../../shared/pki/residual.ts';
import { residualText } from '../../../format/residual-text.ts';
import { kindWord, nodesText } from './card-words.ts';

export interface CardContext {
  readonly t: TFunction;
  readonly language: Language;
  readonly zone: Zone;
  readonly at: EpochMs;
  readonly hierarchy: Hierarchy;
  readonly blast: BlastIndex;
}

/** The second and the third line of a card: when it ends, and what that means. */
export interface CardLines {
  readonly ends: string;
  readonly means: string;
}

export function nodeCardLines({ node, ...card }: NodeCard, context: CardContext): CardLines {
  const { t, blast } = context;
  const best = node.certificates[0];
  if (!best) {
    return { ends: t('hierarchy.hole'), means: t('hierarchy.graph.namedBy', { count: node.certificatesBelow }) };
  }
  const { count } = blast.of(node.id);
  const takes = count > 0 ? t('hierarchy.graph.takes', { count }) : t('hierarchy.graph.takesNone');
  return { ends: endsText(best, context), means: `${kindWord({ node, ...card }, t) ?? ''} · ${takes}` };
}

export function bundleCardLines(card: BundleCard, context: CardContext): CardLines {
  const next = nextToEnd(card, context.at);
  const nodes = nodesText(card, context.t) ?? '';
  if (!next) return { ends: '', means: nodes };
  if (card.certificates.length === 1) return { ends: endsText(next, context), means: nodes };
  return { ends: bundleEnds(card, next, context), means: nodes };
}

/** `1 expired, next 23 Sept 2027`, `2 soon, 18 Dec 2026`: how many of the worst there are, and the next date. */
function bundleEnds(card: BundleCard, next: AssessedCertificate, context: CardContext): string {
  const { t } = context;
  const worst = worstOf(card);
  const count = tallyOf(card.certificates)[worst];
  const values = { count, status: t(`status.${worst}`), day: day(next.effectiveNotAfter, context) };
  if (count === 0) return t('hierarchy.graph.next', values);
  return t(worst === next.status ? 'hierarchy.graph.worst' : 'hierarchy.graph.worstThenNext', values);
}

/** Its own date, and the date of its path where that is another one: neither instead of the other. */
function endsText(assessed: AssessedCertificate, context: CardContext): string {
  const { t } = context;
  const { notAfter } = assessed.certificate;
  if (notAfter === undefined) return t('residual.unreadable');
  if (assessed.limitedBy !== undefined) {
    const pathDay = day(assessed.effectiveNotAfter, context);
    return t('hierarchy.graph.endsPath', { day: day(notAfter, context), pathDay });
  }
  return `${day(notAfter, context)} · ${residual(assessed, context)}`;
}

function day(instant: EpochMs | undefined, { language, zone }: CardContext): string {
  if (instant === undefined) return '—';
  return instant >= noExpiry ? '9999' : formatDay(instant, language, zone);
}

function residual({ certificate, effectiveNotAfter }: AssessedCertificate, { t, at }: CardContext): string {
  return residualText(t, residualAt({ ...certificate, notAfter: effectiveNotAfter ?? certificate.notAfter }, at));
}

/** What becomes of a card when the CA that is pointed at ends; nothing where it is not touched. */
export function fateText(id: CardId, fate: Fate, { t, hierarchy }: CardContext): string | undefined {
  if (fate.kind === 'untouched') return undefined;
  if (fate.kind === 'dies') return t('hierarchy.graph.dies');
  if (fate.via === id) return t('hierarchy.graph.ownRoot');
  const via = hierarchy.nodes.get(fate.via);
  return t('hierarchy.graph.survives', { name: via ? referenceName(via) : '—' });
}

/** When it stops working: its own end, or that of its path. */
export function dayOfEnd({ certificate, effectiveNotAfter }: AssessedCertificate, context: CardContext): string {
  return day(effectiveNotAfter ?? certificate.notAfter, context);
}
