import { createContext, useContext } from 'react';
import type { EpochMs } from '../../shared/x509/brand.ts';
import type { Language } from '../../shared/words/language.ts';
import { formatDay, formatInstant, formatMinute, type Zone } from './instant.ts';

/** How instants are written in this window, and the instant everything is judged at. */
export interface Formats {
  readonly language: Language;
  readonly zone: Zone;
  /** What `local` means at the moment. */
  readonly localZone: string;
  readonly at: EpochMs;
}

export const FormatsContext = createContext<Formats>({ language: 'en', zone: 'utc', localZone: '', at: 0 as EpochMs });

export function useFormats(): Formats & {
  readonly instant: (at: EpochMs) => string;
  readonly minute: (at: EpochMs) => string;
  readonly day: (at: EpochMs) => string;
} {
  const formats = useContext(FormatsContext);
  return {
    ...formats,
    instant: (at) => formatInstant(at, formats.language, formats.zone),
    minute: (at) => formatMinute(at, formats.language, formats.zone),
    day: (at) => formatDay(at, formats.language, formats.zone),
  };
}
