import { CalendarClock, ChevronDown } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { dayMs } from '../../shared/x509/milliseconds.ts';
import { useFormats } from '../format/formats-context.ts';
import { zoneName } from '../format/instant.ts';
import { fieldFromInstant, instantFromField } from '../format/zoned-field.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/Button.tsx';
import '../ui/overlay.css';
import { asOfSteps } from './as-of-steps.ts';
import './as-of.css';

/** The instant everything is judged at: now, or a moment the person wants to know about. Marked while it is not now. */
export function AsOfButton() {
  const { t } = useTranslation();
  const { at, zone, minute } = useFormats();
  const asOf = useApp((state) => state.asOf);
  const now = useApp((state) => state.now);
  const judgeAsOf = useApp((state) => state.judgeAsOf);
  return (
    <span className="as-of-button" data-now={asOf === undefined}>
      <DialogTrigger>
        <Button>
          {asOf !== undefined && <CalendarClock size={14} aria-hidden />}
          <span className="as-of-button__label">{t('shell.asOf')}</span>
          <span className="tabular">{asOf === undefined ? t('shell.now') : minute(asOf)}</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className="popover popover--padded" placement="bottom end">
          <Dialog className="as-of" aria-label={t('shell.asOf')}>
            <label className="as-of__label" htmlFor="as-of-field">
              {t('shell.asOfField', { zone: zoneName(at, zone) })}
            </label>
            <input
              id="as-of-field"
              className="as-of__input tabular"
              type="datetime-local"
              value={fieldFromInstant(at, zone)}
              onChange={({ target }) => {
                const chosen = instantFromField(target.value, zone);
                if (chosen !== undefined) judgeAsOf(chosen);
              }}
            />
            <div className="as-of__steps">
              <Button
                isDisabled={asOf === undefined}
                onPress={() => {
                  judgeAsOf(undefined);
                }}
              >
                {t('shell.backToNow')}
              </Button>
              {asOfSteps.map((days) => (
                <Button
                  key={days}
                  onPress={() => {
                    judgeAsOf((now + days * dayMs) as EpochMs);
                  }}
                >
                  +{days === 365 ? t('shell.oneYear') : t('residual.days', { count: days })}
                </Button>
              ))}
            </div>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </span>
  );
}
