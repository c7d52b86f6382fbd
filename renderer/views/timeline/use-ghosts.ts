import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lifetimes } from '../../../shared/timeline/lifetimes.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { formatDay, type Zone } from '../../format/instant.ts';
import { useApp } from '../../state/app-context.ts';
import type { PlotInput } from './plot.ts';

/** Where what was renewed between two looks had ended; the same object until that changes. */
export function useGhosts({ indexOf }: Lifetimes, language: Language, zone: Zone): PlotInput['ghosts'] {
  const { t } = useTranslation();
  const renewed = useApp((state) => state.renewed);
  const endedAt = useMemo(() => {
    const ends = new Map<number, number>();
    for (const [sha256, { notAfter }] of renewed) {
      const index = indexOf.get(sha256);
      if (index !== undefined && notAfter !== undefined && notAfter < noExpiry) ends.set(index, notAfter);
    }
    return ends;
  }, [renewed, indexOf]);
  return useMemo(() => {
    if (endedAt.size === 0) return undefined;
    return { endedAt, textOf: (at) => t('timeline.was', { day: formatDay(at as EpochMs, language, zone) }) };
  }, [endedAt, language, zone, t]);
}
