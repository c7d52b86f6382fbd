import { ChevronRight, TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessedCertificate } from '../../../shared/pki/assessment.ts';
import type { Step } from '../../../shared/renewal/plan.ts';
import { durationText, refusedText, whereText } from '../../../shared/reports/plan/plan-words-of.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { planWords } from '../../../shared/words/renewal/plan-words.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { useFormats } from '../../format/formats-context.ts';
import { CommandBlock } from './CommandBlock.tsx';

export interface PlanStepProps {
  readonly step: Step;
  readonly number: number;
  /** Where it and those after it are carried out; only where a long plan goes from one place to the next. */
  readonly heading: string | undefined;
  readonly doneAt: EpochMs | undefined;
  readonly isOpen: boolean;
  /** The selected certificate, where this step makes it another one. */
  readonly concerns: AssessedCertificate | undefined;
  /** Of the steps that concern it the first, which comes into sight. */
  readonly isFirstConcerned: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onTick: (isDone: boolean) => void;
}

/** One line with its check mark; open, why and what to type. */
export function PlanStep(props: PlanStepProps) {
  const { step, number, heading, doneAt, isOpen, concerns, isFirstConcerned, onOpen, onTick } = props;
  const { t } = useTranslation();
  const { language, day } = useFormats();
  const { labels } = planWords(language);
  const detailId = useId();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isFirstConcerned) row.current?.scrollIntoView({ block: 'center' });
  }, [isFirstConcerned]);
  const { title, why, where, commands, risk, durationMs, expectedOutput, stopsMeanwhile, undo, source } = step;
  const refused = refusedText(step, labels);
  return (
    <li className="plan-step" data-done={doneAt !== undefined} ref={row}>
      {heading !== undefined && <h4 className="plan-step__heading">{heading}</h4>}
      <div className="plan-step__head">
        <input
          type="checkbox"
          className="plan-step__check"
          checked={doneAt !== undefined}
          aria-label={t('renewal.done', { step: title })}
          onChange={(event) => {
            onTick(event.target.checked);
          }}
        />
        <button
          type="button"
          className="plan-step__toggle"
          aria-expanded={isOpen}
          aria-controls={isOpen ? detailId : undefined}
          onClick={() => {
            onOpen(!isOpen);
          }}
        >
          <ChevronRight className="plan-step__chevron" size={14} aria-hidden />
          <span className="plan-step__number tabular">{number}.</span>
          <span className="plan-step__title">{title}</span>
          <span className="plan-step__notes muted">
            {concerns !== undefined && (
              <span className="plan-step__concerns">{t('renewal.concerns', { name: certificateName(concerns) })}</span>
            )}
            {risk === 'high' && (
              <span className="plan-step__risk">
                <TriangleAlert size={12} aria-hidden />
                {labels.risk}
                {labels.colon}
                {labels.risks.high}
              </span>
            )}
            <span className="tabular">
              {doneAt === undefined ? durationText(durationMs, labels) : t('renewal.doneAt', { day: day(doneAt) })}
            </span>
          </span>
        </button>
      </div>
      {isOpen && (
        <div className="plan-step__body" id={detailId}>
          <p className="plan-step__where muted">{whereText(where, labels)}</p>
          <p>{why}</p>
          {commands.map((command) => (
            <CommandBlock key={command.text} command={command} />
          ))}
          {refused !== undefined && <p className="plan-step__refused">{refused}</p>}
          <dl className="plan-step__facts">
            <Fact label={labels.expected} text={expectedOutput} />
            <Fact label={labels.stopsMeanwhile} text={stopsMeanwhile ?? labels.nothingStops} />
            <Fact label={labels.risk} text={labels.risks[risk]} />
            <Fact label={labels.undo} text={undo} />
            <Fact label={labels.source} text={source} />
          </dl>
        </div>
      )}
    </li>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}
