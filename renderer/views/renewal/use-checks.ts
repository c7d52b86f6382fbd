import type { RenewalPlan, Step } from '../../../shared/renewal/plan.ts';
import { dayMs } from '../../../shared/x509/milliseconds.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { useApp } from '../../state/app-context.ts';

/** A plan is carried out within weeks, and comes again within a year: an older mark is of another time. */
const markLifetimeMs = 60 * dayMs;
/** What the settings file takes. */
const maxKeyChars = 512;

export interface Checks {
  /** When the step was ticked off; `undefined` where it was not, or too long ago. */
  readonly doneAt: (plan: RenewalPlan, step: Step) => EpochMs | undefined;
  readonly tick: (plan: RenewalPlan, step: Step, isDone: boolean) => void;
}

/** The check marks, remembered with the settings. */
export function useChecks(): Checks {
  const checks = useApp((state) => state.settings.planChecks);
  const changeSettings = useApp((state) => state.changeSettings);
  const now = useApp((state) => state.now);
  return {
    doneAt: (plan, step) => {
      const at = Date.parse(checks[keyOf(plan, step)] ?? '');
      return at > now - markLifetimeMs ? (at as EpochMs) : undefined;
    },
    tick: (plan, step, isDone) => {
      changeSettings({ planChecks: { [keyOf(plan, step)]: isDone ? new Date(now).toISOString() : null } });
    },
  };
}

function keyOf(plan: RenewalPlan, step: Step): string {
  return `${plan.key}/${step.key}`.slice(0, maxKeyChars);
}
