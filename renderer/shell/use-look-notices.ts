import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import type { Language } from '../../shared/words/language.ts';
import { useServices } from '../state/app-context.ts';
import { recognisedText } from '../words/recognised.ts';

/** Tells once, after each look, what was recognised in the places it was started for. */
export function useLookNotices(assessment: Assessment | undefined, language: Language): void {
  const { store } = useServices();
  const { t } = useTranslation();
  const told = useRef<unknown>(undefined);
  useEffect(() => {
    if (!assessment || told.current === assessment.inventory) return;
    told.current = assessment.inventory;
    const { look, recognised, toast, view } = store.getState();
    if (look.phase === 'done' && look.outcome === 'cancelled') toast('notice', t('shell.coverage.cancelled'));
    // The Overview says it in its first line.
    else if (recognised.length > 0 && view !== 'overview')
      toast('notice', recognisedText(t, language, assessment, recognised));
  }, [assessment, language, store, t]);
}
