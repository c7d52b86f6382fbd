import { useTranslation } from 'react-i18next';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { reportScopes, type ReportScope } from './report-scope.ts';

export interface ScopeChoiceProps {
  readonly counts: Readonly<Record<ReportScope, number | undefined>>;
  readonly scope: ReportScope;
  readonly onScope: (scope: ReportScope) => void;
}

/** What the report is about, with how many certificates that is. */
export function ScopeChoice({ counts, scope, onScope }: ScopeChoiceProps) {
  const { t } = useTranslation();
  const queryText = useApp((state) => state.queryText);
  return (
    <fieldset className="export__group">
      <legend className="export__legend">{t('report.scope')}</legend>
      {reportScopes.map((each) => (
        <label key={each} className="export__choice">
          <input
            type="radio"
            name="report-scope"
            checked={scope === each}
            disabled={counts[each] === undefined}
            onChange={() => {
              onScope(each);
            }}
          />
          <span className="export__choice-name">{t(`report.scopeName.${each}`)}</span>
          <span className="export__count tabular">{counts[each] ?? t('report.scopeUnused')}</span>
          {each === 'filter' && counts.filter !== undefined && (
            <span className="export__hint mono ellipsis" title={visibleText(queryText)}>
              {visibleText(queryText)}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
