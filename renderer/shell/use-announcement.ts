import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { statuses, type Assessment } from '../../shared/pki/assessment.ts';
import { useFormats } from '../format/formats-context.ts';
import { useApp, useServices } from '../state/app-context.ts';

/** A listener cannot follow more; a look that is over sooner says only its result. */
const progressEveryMs = 5_000;

/** How far a look is, now and then; what it found; and what another moment makes of that. */
export function useAnnouncement(assessment: Assessment | undefined): string {
  const { store } = useServices();
  const { t } = useTranslation();
  const { instant } = useFormats();
  const [text, setText] = useState('');
  const isLooking = useApp((state) => state.look.phase === 'looking');
  const asOf = useApp((state) => state.asOf);

  useEffect(() => {
    if (!isLooking) return undefined;
    const timer = setInterval(() => {
      const { look } = store.getState();
      if (look.phase !== 'looking' || !look.progress) return;
      const { done, total } = look.progress;
      setText(`${t('shell.progress.looking')}: ${t('shell.progress.counting', { done, total })}`);
    }, progressEveryMs);
    return () => {
      clearInterval(timer);
    };
  }, [isLooking, store, t]);

  // The clock's ticks make a new assessment as well, and change nothing worth a word.
  const told = useRef<Pick<Assessment, 'inventory'> & { asOf: number | undefined }>(undefined);
  useEffect(() => {
    if (!assessment) return;
    const before = told.current;
    const { inventory } = assessment;
    told.current = { inventory, asOf };
    // Nodes that arrive meanwhile are told with the end of the look.
    if (before?.inventory !== inventory && store.getState().look.phase === 'looking') return;
    if (before?.inventory !== inventory) {
      const { length } = inventory.problems;
      const problems = length > 0 ? [t('shell.coverage.problems', { count: length })] : [];
      setText(sentence(t, [t('shell.announce.done'), ...countTexts(t, assessment), ...problems]));
    } else if (before.asOf !== asOf) {
      const moment =
        asOf === undefined ? t('shell.announce.now') : t('shell.announce.asOf', { instant: instant(asOf) });
      setText(sentence(t, [moment, ...countTexts(t, assessment)]));
    }
  }, [assessment, asOf, instant, store, t]);
  return text;
}

function countTexts(t: TFunction, { certificates, counts }: Assessment): readonly string[] {
  const ofStatus = statuses
    .filter((status) => counts[status] > 0)
    .map((status) => t('shell.announce.count', { count: counts[status], status: t(`status.${status}`) }));
  return [t('certificates.all', { count: certificates.length }), ...ofStatus];
}

function sentence(t: TFunction, parts: readonly string[]): string {
  return parts.join(t('shell.counts.separator'));
}
