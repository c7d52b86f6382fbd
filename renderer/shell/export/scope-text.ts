import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../state/app-state.ts';
import { useServices } from '../../state/app-context.ts';
import type { ReportScope, ShownTable } from './report-scope.ts';

export function tableOf({ query, picked, settings }: Pick<AppState, 'query' | 'picked' | 'settings'>): ShownTable {
  return { query, picked, layout: settings.columns, silenced: settings.silenced };
}

/** What a report says it was narrowed to, as it is at the time of asking. */
export function useScopeText(): (scope: ReportScope) => string {
  const { store } = useServices();
  const { t } = useTranslation();
  return useCallback(
    (scope) => {
      const { queryText, picked } = store.getState();
      return scope === 'selection' ? t('certificates.picked', { count: picked.size }) : queryText;
    },
    [store, t],
  );
}
