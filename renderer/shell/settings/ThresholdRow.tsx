import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Threshold } from '../../../shared/pki/assessment.ts';
import { thresholdSchema } from '../../../shared/settings/settings-schema.ts';
import { dayMs } from '../../../shared/x509/milliseconds.ts';
import { NumberBox } from '../../ui/NumberBox.tsx';

export interface ThresholdRowProps {
  readonly name: string;
  readonly threshold: Threshold;
  readonly onChange: (threshold: Threshold) => void;
}

const century = 36_500;

/** What makes no sense together is kept as it was typed and said, and does not hold until it is mended. */
export function ThresholdRow({ name, threshold, onChange }: ThresholdRowProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Threshold>();
  const shown = draft ?? threshold;
  const put = (change: Partial<Threshold>) => {
    const wanted = { ...shown, ...change };
    if (!thresholdSchema.safeParse(wanted).success) {
      setDraft(wanted);
      return;
    }
    setDraft(undefined);
    onChange(wanted);
  };
  const errorId = `threshold-error-${name}`;
  const cells = (['warn', 'critical'] as const).flatMap((level) => {
    const status = t(level === 'warn' ? 'status.soon' : 'status.critical');
    const [time, share] =
      level === 'warn' ? (['warnMs', 'warnShare'] as const) : (['criticalMs', 'criticalShare'] as const);
    const common = { isInvalid: draft !== undefined, describedBy: draft && errorId };
    return [
      <td key={time}>
        <NumberBox
          label={t('settings.daysLeft', { name, status })}
          value={shown[time] / dayMs}
          max={century}
          unit={t('settings.days')}
          onChange={(days) => {
            put({ [time]: Math.round(days * dayMs) });
          }}
          {...common}
        />
      </td>,
      <td key={share}>
        <NumberBox
          label={t('settings.shareLeft', { name, status })}
          value={Math.round(shown[share] * 10_000) / 100}
          max={100}
          unit={t('settings.percent')}
          onChange={(percent) => {
            put({ [share]: percent / 100 });
          }}
          {...common}
        />
      </td>,
    ];
  });
  return (
    <>
      <tr>
        <th scope="row">{name}</th>
        {cells}
      </tr>
      {draft && (
        <tr>
          <td colSpan={5}>
            <span id={errorId} className="thresholds__error" role="alert">
              {t('settings.criticalFirst')}
            </span>
          </td>
        </tr>
      )}
    </>
  );
}
