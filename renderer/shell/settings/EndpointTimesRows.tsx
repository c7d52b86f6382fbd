import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestEndpointMs, type EndpointTimes } from '../../../shared/pki/endpoint-times.ts';
import { endpointTimesSchema } from '../../../shared/settings/settings-schema.ts';
import { useApp } from '../../state/app-context.ts';
import { NumberBox } from '../../ui/NumberBox.tsx';

const errorId = 'endpoint-times-error';

/** How long the window waits for endpoints; what makes no sense together is said, and does not hold until it is mended. */
export function EndpointTimesRows() {
  const { t } = useTranslation();
  const times = useApp((state) => state.settings.endpointTimes);
  const change = useApp((state) => state.changeSettings);
  const [draft, setDraft] = useState<EndpointTimes>();
  const shown = draft ?? times;
  const put = (part: Partial<EndpointTimes>) => {
    const wanted = { ...shown, ...part };
    const isSound = endpointTimesSchema.safeParse(wanted).success;
    setDraft(isSound ? undefined : wanted);
    if (isSound) change({ endpointTimes: wanted });
  };
  const box = (field: keyof EndpointTimes, label: string) => (
    <>
      <span>{label}</span>
      <NumberBox
        label={label}
        value={shown[field] / 1_000}
        max={longestEndpointMs / 1_000}
        unit={t('settings.seconds')}
        isInvalid={draft !== undefined}
        describedBy={draft && errorId}
        onChange={(seconds) => {
          put({ [field]: Math.round(seconds * 1_000) });
        }}
      />
    </>
  );
  return (
    <>
      <h3 className="dialog__section">{t('settings.liveChecks')}</h3>
      <div className="settings__choices">
        {box('connectMs', t('settings.connectTime'))}
        {box('wholeMs', t('settings.wholeTime'))}
      </div>
      {draft && (
        <span id={errorId} className="thresholds__error" role="alert">
          {t('settings.connectFirst')}
        </span>
      )}
    </>
  );
}
