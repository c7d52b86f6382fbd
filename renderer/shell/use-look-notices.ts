import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import type { Language } from '../../shared/words/language.ts';
import { useApp, useServices } from '../state/app-context.ts';
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
    // Nodes that arrive while others are on their way.
    if (look.phase === 'looking') return;
    if (look.phase === 'done' && look.outcome === 'cancelled') toast('notice', t('shell.coverage.cancelled'));
    // The Overview says it in its first line.
    else if (recognised.length > 0 && view !== 'overview')
      toast('notice', recognisedText(t, language, assessment, recognised));
  }, [assessment, language, store, t]);

  const renewed = useApp((state) => state.renewed);
  useEffect(() => {
    const { toast, view, showView } = store.getState();
    // The timeline says it itself.
    if (renewed.size === 0 || view === 'timeline') return;
    const run = () => showView('timeline');
    toast('notice', t('shell.renewed', { count: renewed.size }), { label: t('shell.showRenewed'), run });
  }, [renewed, store, t]);
}
