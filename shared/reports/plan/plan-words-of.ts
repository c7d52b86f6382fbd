import type { RenewalPlan, Step, Where } from '../../renewal/plan.ts';
import type { PredictedCertificate } from '../../renewal/prediction.ts';
import { filled } from '../../renewal/step.ts';
import type { Assessment } from '../../pki/assessment.ts';
import type { PlanLabels } from '../../words/renewal/plan-words.ts';
import { hourMs, minuteMs } from '../../x509/milliseconds.ts';
import { noExpiry } from '../../x509/no-expiry.ts';
import { certificateLabel } from '../certificate-label.ts';
import type { EpochMs } from '../../x509/brand.ts';

/** Where a step is carried out, in words. */
export function whereText(where: Where, labels: PlanLabels): string {
  if (where.kind !== 'node') return labels.places[where.kind];
  const part = labels.parts[where.part];
  if (where.part !== 'control-plane' && where.part !== 'worker') return part;
  return where.node === undefined
    ? filled(labels.onUnnamedNode, { part })
    : filled(labels.onNode, { node: where.node, part });
}

export function durationText(durationMs: number | undefined, labels: PlanLabels): string {
  if (durationMs === undefined) return labels.unknownDuration;
  if (durationMs < 2 * hourMs) return filled(labels.minutes, { count: String(Math.ceil(durationMs / minuteMs)) });
  return filled(labels.hours, { count: String(Math.ceil(durationMs / hourMs)) });
}

/** `2027-03-01 09:00 UTC`, as the table of `check` has it. */
export function endText(instant: EpochMs | undefined, labels: PlanLabels): string {
  if (instant === undefined) return labels.unknownDuration;
  if (instant >= noExpiry) return labels.noExpiry;
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What becomes of a certificate, with the CA that cuts it short. */
export function changeText(
  { change, limitedBy }: PredictedCertificate,
  { bySha256 }: Assessment,
  labels: PlanLabels,
): string {
  const ca = limitedBy === undefined ? undefined : bySha256.get(limitedBy);
  const how = labels.changes[change];
  return ca === undefined ? how : `${how}; ${filled(labels.outlivesCa, { ca: certificateLabel(ca) })}`;
}

export function nextDeadlineText({ prediction: { nextDeadline } }: RenewalPlan, labels: PlanLabels): string {
  if (nextDeadline === undefined) return labels.noDeadline;
  return filled(labels.nextDeadline, { name: nextDeadline.name, date: endText(nextDeadline.at, labels) });
}

/** Values that could not be put into the commands of a step; `undefined` where every one could. */
export function refusedText({ commands }: Step, labels: PlanLabels): string | undefined {
  const names = [...new Set(commands.flatMap(({ refused }) => refused))];
  return names.length === 0 ? undefined : filled(labels.refused, { names: names.join(', ') });
}

/** What a step says besides its title, reason and commands, in the order it is told. */
export function stepFacts(step: Step, labels: PlanLabels): readonly (readonly [label: string, text: string])[] {
  const facts: (readonly [string, string | undefined])[] = [
    [labels.expected, step.expectedOutput],
    [labels.stopsMeanwhile, step.stopsMeanwhile ?? labels.nothingStops],
    [labels.duration, durationText(step.durationMs, labels)],
    [labels.risk, labels.risks[step.risk]],
    [labels.undo, step.undo],
    [labels.source, step.source],
  ];
  return facts.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]));
}

/** How urgent it is, what ends first, and what stops then. */
export function dueText({ due, firstDeadline, stops }: RenewalPlan, labels: PlanLabels): string {
  if (firstDeadline === undefined) return labels.due[due];
  const values = { name: firstDeadline.name, date: endText(firstDeadline.at, labels) };
  const sentences = [labels.due[due], filled(labels.firstDeadline, values), ...(stops === undefined ? [] : [stops])];
  return sentences.join(labels.between);
}
