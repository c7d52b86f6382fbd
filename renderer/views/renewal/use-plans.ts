import type { Assessment } from '../../../shared/pki/assessment.ts';
import type { RenewalPlan } from '../../../shared/renewal/plan.ts';
import { plansFor } from '../../../shared/renewal/plans-for.ts';
import { useFormats } from '../../format/formats-context.ts';

const known = new WeakMap<Assessment, Map<string, readonly RenewalPlan[]>>();

/** The plans of an assessment in the window's language, made once for view and inspector. */
export function usePlans(assessment: Assessment, node?: string): readonly RenewalPlan[] {
  const { language } = useFormats();
  const made = known.get(assessment) ?? new Map<string, readonly RenewalPlan[]>();
  known.set(assessment, made);
  const key = `${language} ${node ?? ''}`;
  const plans = made.get(key) ?? plansFor(assessment, { language, node });
  made.set(key, plans);
  return plans;
}
