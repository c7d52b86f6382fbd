import type { Assessment } from '../../pki/assessment.ts';
import type { Deadline, RenewalPlan, Step } from '../../renewal/plan.ts';
import { isoInstant } from '../iso-instant.ts';

/** Plans as JSON, schema `notafter.plan/v1`: instants in ISO 8601, spans in seconds, nothing left out for being empty. */
export function planJson(plans: readonly RenewalPlan[], { at }: Assessment): string {
  const content = {
    schema: 'notafter.plan/v1',
    at: isoInstant(at),
    plans: plans.map((plan) => ({
      key: plan.key,
      title: plan.title,
      distribution: plan.distribution ?? null,
      nodes: plan.nodes,
      due: plan.due,
      firstDeadline: deadlineJson(plan.firstDeadline),
      stops: plan.stops ?? null,
      willNotFix: plan.willNotFix,
      steps: plan.steps.map(stepJson),
      prediction: {
        nextDeadline: deadlineJson(plan.prediction.nextDeadline),
        certificates: plan.prediction.certificates.map((each) => ({
          sha256: each.sha256,
          name: each.name,
          node: each.node ?? null,
          change: each.change,
          notAfter: isoInstant(each.notAfter),
          newNotAfter: isoInstant(each.newNotAfter),
          newEffectiveNotAfter: isoInstant(each.newEffectiveNotAfter),
          limitedBy: each.limitedBy ?? null,
        })),
      },
    })),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function stepJson(step: Step): unknown {
  return {
    key: step.key,
    title: step.title,
    why: step.why,
    where: step.where.kind === 'node' ? { ...step.where, node: step.where.node ?? null } : step.where,
    commands: step.commands.map(({ text, changes, refused }) => ({ script: text, changes, refused })),
    expectedOutput: step.expectedOutput ?? null,
    stopsMeanwhile: step.stopsMeanwhile ?? null,
    durationSeconds: step.durationMs === undefined ? null : step.durationMs / 1000,
    risk: step.risk,
    undo: step.undo ?? null,
    source: step.source,
    certificates: step.certificates,
  };
}

function deadlineJson(deadline: Deadline | undefined): unknown {
  return deadline === undefined ? null : { ...deadline, at: isoInstant(deadline.at) };
}
