import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { whereText } from '../../../shared/reports/plan/plan-words-of.ts';
import { planWords } from '../../../shared/words/renewal/plan-words.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { usePlans } from '../renewal/use-plans.ts';
import { Section } from './Section.tsx';
import './renewal-section.css';

export interface RenewalSectionProps {
  readonly assessment: Assessment;
  readonly inspected: AssessedCertificate;
}

/** The steps of the plan after which this certificate is another one, and what the plan does not mend in it. */
export function RenewalSection({ assessment, inspected }: RenewalSectionProps) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { labels } = planWords(language);
  const showView = useApp((state) => state.showView);
  const { sha256 } = inspected.certificate;
  const plans = usePlans(assessment);
  const steps = plans.flatMap((plan) => plan.steps.filter(({ certificates }) => certificates.includes(sha256)));
  const limits = plans.flatMap(({ willNotFix }) =>
    willNotFix.filter(({ certificates }) => certificates.includes(sha256)),
  );
  return (
    <Section name="renewal" title={t('renewal.howTo')}>
      {steps.length === 0 && limits.length === 0 && <p className="muted">{t('renewal.howToNone')}</p>}
      {steps.length > 0 && (
        <ol className="how-to">
          {steps.map((step) => (
            <li key={step.key}>
              {step.title}
              <span className="muted how-to__where">{whereText(step.where, labels)}</span>
            </li>
          ))}
        </ol>
      )}
      {limits.map(({ key, text }) => (
        <p key={key} className="how-to__limit">
          {text}
        </p>
      ))}
      {steps.length > 0 && (
        <Button
          onPress={() => {
            showView('renewal');
          }}
        >
          {t('renewal.showPlan')}
        </Button>
      )}
    </Section>
  );
}
