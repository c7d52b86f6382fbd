import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import type { RenewalPlan } from '../../../shared/renewal/plan.ts';
import type { PredictedCertificate } from '../../../shared/renewal/prediction.ts';
import { filled } from '../../../shared/renewal/step.ts';
import { changeText } from '../../../shared/reports/plan/plan-words-of.ts';
import { planWords } from '../../../shared/words/renewal/plan-words.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';

export interface PredictionTableProps {
  readonly plan: RenewalPlan;
  readonly assessment: Assessment;
}

/** When everything would end after a renewal at the instant of the assessment. */
export function PredictionTable({ plan, assessment }: PredictionTableProps) {
  const { t } = useTranslation();
  const { language, day, minute } = useFormats();
  const { labels } = planWords(language);
  const select = useApp((state) => state.select);
  const { certificates, nextDeadline } = plan.prediction;
  const dayText = (at: EpochMs | undefined): string =>
    at === undefined ? t('status.unknown') : at >= noExpiry ? labels.noExpiry : day(at);
  const hasNodes = certificates.some(({ node }) => node !== undefined);
  const rowKey = ({ sha256, node }: PredictedCertificate): string => `${node ?? ''} ${sha256}`;
  return (
    <section className="prediction" aria-label={labels.prediction}>
      <h3 className="plan__subtitle">{labels.prediction}</h3>
      <p className="prediction__next">
        {nextDeadline === undefined
          ? labels.noDeadline
          : filled(labels.nextDeadline, { name: nextDeadline.name, date: minute(nextDeadline.at) })}
      </p>
      <div className="prediction__scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{labels.certificate}</th>
              {hasNodes && <th scope="col">{labels.node}</th>}
              <th scope="col">{labels.before}</th>
              <th scope="col">{labels.after}</th>
              <th scope="col">{labels.change}</th>
            </tr>
          </thead>
          <tbody>
            {certificates.map((each) => (
              <tr key={rowKey(each)} data-change={each.change}>
                <th scope="row">
                  <button
                    type="button"
                    className="prediction__name"
                    onClick={() => {
                      select(each.sha256);
                    }}
                  >
                    {each.name}
                  </button>
                </th>
                {hasNodes && <td>{each.node ?? ''}</td>}
                <td className="tabular">{dayText(each.notAfter)}</td>
                <td className="tabular prediction__after">{dayText(each.newEffectiveNotAfter)}</td>
                <td>{changeText(each, assessment, labels)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
