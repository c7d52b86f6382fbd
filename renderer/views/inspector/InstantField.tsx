import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { formatInstant, isoInstant } from '../../../shared/words/instant.ts';
import { useFormats } from '../../format/formats-context.ts';
import { endText } from '../certificates/end-text.ts';
import { Field } from './Field.tsx';

export interface InstantFieldProps {
  readonly label: string;
  readonly at: EpochMs | undefined;
  /** Said below it: how long until then. */
  readonly children?: ReactNode;
}

/** The zones agree at that instant: only their names differ. */
function isSameHour(one: string, other: string): boolean {
  const withoutZone = (text: string) => text.replace(/ \S+$/u, '');
  return withoutZone(one) === withoutZone(other);
}

/** An instant in the zone of the window and below it in the other one, so that nobody converts in their head. */
export function InstantField({ label, at, children }: InstantFieldProps) {
  const { t } = useTranslation();
  const { instant, language, zone } = useFormats();
  const other = at === undefined || at >= noExpiry ? '' : formatInstant(at, language, zone === 'utc' ? 'local' : 'utc');
  const shown = endText(t, at, instant);
  return (
    <Field label={label} value={at === undefined ? t('certificates.unreadable') : isoInstant(at)} shown={shown}>
      {other !== '' && !isSameHour(other, shown) && <div className="muted">{other}</div>}
      {children !== undefined && <div className="muted">{children}</div>}
    </Field>
  );
}
