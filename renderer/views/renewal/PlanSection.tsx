import { TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, Status } from '../../../shared/pki/assessment.ts';
import type { RenewalPlan, Step } from '../../../shared/renewal/plan.ts';
import { whereText } from '../../../shared/reports/plan/plan-words-of.ts';
import { planWords, type PlanLabels } from '../../../shared/words/renewal/plan-words.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { useFormats } from '../../format/formats-context.ts';
import { residualText } from '../../format/residual-text.ts';
import { residualAt } from '../../../shared/pki/residual.ts';
import { Button } from '../../ui/Button.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { PlanStep } from './PlanStep.tsx';
import { PredictionTable } from './PredictionTable.tsx';
import { useChecks } from './use-checks.ts';

const statusOfDue: Readonly<Record<RenewalPlan['due'], Status>> = { overdue: 'expired', due: 'soon', none: 'ok' };

export interface PlanSectionProps {
  readonly plan: RenewalPlan;
  readonly assessment: Assessment;
  /** Steps that concern it stand open. */
  readonly selected: Sha256Hex | undefined;
}

/** The plan of one cluster. */
export function PlanSection({ plan, assessment, selected }: PlanSectionProps) {
  const { t } = useTranslation();
  const { language, minute } = useFormats();
  const { labels } = planWords(language);
  const checks = useChecks();
  const titleId = useId();
  const { steps, firstDeadline, stops, willNotFix } = plan;
  const done = steps.filter((step) => checks.doneAt(plan, step) !== undefined).length;
  const next = steps.find((step) => checks.doneAt(plan, step) === undefined);
  const [touched, setTouched] = useState<ReadonlyMap<string, boolean>>(new Map());
  const concerned = steps.filter(({ certificates }) => selected !== undefined && certificates.includes(selected));
  const isOpen = (key: string): boolean =>
    touched.get(key) ?? (key === next?.key || concerned.some((step) => step.key === key));
  const setAll = (isOpenNow: boolean) => {
    setTouched(new Map(steps.map(({ key }) => [key, isOpenNow])));
  };
  const headings = placeHeadings(steps, labels);
  const selectedName = selected === undefined ? undefined : assessment.bySha256.get(selected);
  return (
    <section className="plan" aria-labelledby={titleId}>
      <h2 className="plan__title" id={titleId}>
        {plan.title}
      </h2>
      <p className="plan__due">
        <StatusIcon status={statusOfDue[plan.due]} size={16} />
        <span>
          {labels.due[plan.due]}{' '}
          {firstDeadline !== undefined &&
            t('renewal.firstDeadline', {
              name: firstDeadline.name,
              instant: minute(firstDeadline.at),
              residual: residualText(
                t,
                residualAt({ notBefore: undefined, notAfter: firstDeadline.at }, assessment.at),
              ),
            })}{' '}
          {stops}
        </span>
      </p>
      {willNotFix.length > 0 && (
        <section className="plan__limits" aria-label={labels.willNotFix}>
          <h3 className="plan__subtitle">
            <TriangleAlert size={14} aria-hidden />
            {labels.willNotFix}
          </h3>
          <ul>
            {willNotFix.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="plan__steps-head">
        <h3 className="plan__subtitle">{labels.steps}</h3>
        <progress max={steps.length} value={done} aria-label={t('renewal.stepsOf', { title: plan.title })} />
        <span className="muted tabular">{t('renewal.progress', { done, total: steps.length })}</span>
        <span className="plan__actions">
          <Button
            look="quiet"
            onPress={() => {
              setAll(true);
            }}
          >
            {t('renewal.expand')}
          </Button>
          <Button
            look="quiet"
            onPress={() => {
              setAll(false);
            }}
          >
            {t('renewal.collapse')}
          </Button>
        </span>
      </div>
      <ol className="plan__steps" aria-label={t('renewal.stepsOf', { title: plan.title })}>
        {steps.map((step, index) => (
          <PlanStep
            key={step.key}
            step={step}
            number={index + 1}
            heading={headings[index]}
            doneAt={checks.doneAt(plan, step)}
            isOpen={isOpen(step.key)}
            concerns={concerned.includes(step) ? selectedName : undefined}
            isFirstConcerned={concerned[0] === step}
            onOpen={(isOpenNow) => {
              setTouched(new Map([...touched, [step.key, isOpenNow]]));
            }}
            onTick={(isDone) => {
              checks.tick(plan, step, isDone);
            }}
          />
        ))}
      </ol>
      <PredictionTable plan={plan} assessment={assessment} />
    </section>
  );
}

/** A plan this short is read at one glance. */
const longPlan = 15;

/** Where a step is carried out, if that is another place than that of the step before it. */
function placeHeadings(steps: readonly Step[], labels: PlanLabels): readonly (string | undefined)[] {
  const places = steps.map(({ where }) => whereText(where, labels));
  return places.map((place, index) => (steps.length < longPlan || place === places[index - 1] ? undefined : place));
}
