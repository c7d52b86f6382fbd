import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { languageNames, languages } from '../../../shared/words/language.ts';
import { useApp } from '../../state/app-context.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import type { ReportWish } from './build-report.ts';
import { hasLanguage, unavailableFormats } from './dialog-formats.ts';
import { ExportFooter } from './ExportFooter.tsx';
import { FormatChoice } from './FormatChoice.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import { scopeCounts, shownScope } from './report-scope.ts';
import { ScopeChoice } from './ScopeChoice.tsx';
import { tableOf, useScopeText } from './scope-text.ts';

export function ExportForm({ assessment: latest }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  // The clock goes on behind the dialog; a report is of the moment it was asked for, unless a look brought more.
  const [assessment, setAssessment] = useState(latest);
  if (assessment.inventory !== latest.inventory) setAssessment(latest);

  const query = useApp((state) => state.query);
  const picked = useApp((state) => state.picked);
  const settings = useApp((state) => state.settings);
  const places = useApp((state) => state.places);
  const windowLanguage = useApp((state) => state.language);
  const format = useApp((state) => state.exportFormat);
  const chooseExport = useApp((state) => state.chooseExport);
  const scopeText = useScopeText();

  const table = useMemo(() => tableOf({ query, picked, settings }), [query, picked, settings]);
  const counts = useMemo(() => scopeCounts(assessment, table), [assessment, table]);
  const [chosenScope, chooseScope] = useState(() => shownScope(table));
  const scope = counts[chosenScope] === undefined ? 'all' : chosenScope;
  const [language, chooseLanguage] = useState(windowLanguage);
  const [byteOrderMark, chooseByteOrderMark] = useState(false);
  const unavailable = useMemo(() => unavailableFormats(assessment, places, scope), [assessment, places, scope]);
  const fileFormat = unavailable.has(format) ? 'html' : format;

  const wish = useMemo(
    (): ReportWish => ({
      assessment,
      table,
      scope,
      scopeText: scopeText(scope),
      format: fileFormat,
      language,
      places,
      byteOrderMark: byteOrderMark && fileFormat === 'csv',
    }),
    [assessment, table, scope, scopeText, fileFormat, language, places, byteOrderMark],
  );
  return (
    <div className="export">
      <div className="export__choices">
        <ScopeChoice counts={counts} scope={scope} onScope={chooseScope} />
        <FormatChoice
          format={fileFormat}
          unavailable={unavailable}
          onFormat={(exportFormat) => {
            chooseExport({ exportFormat });
          }}
        />
        {hasLanguage(fileFormat) && (
          <div className="export__option">
            <span>{t('settings.language')}</span>
            <Segmented
              label={t('settings.language')}
              value={language}
              onChange={chooseLanguage}
              options={languages.map((value) => ({ value, text: languageNames[value] }))}
            />
          </div>
        )}
        {fileFormat === 'csv' && (
          <label className="export__option">
            <input
              type="checkbox"
              checked={byteOrderMark}
              onChange={(event) => {
                chooseByteOrderMark(event.target.checked);
              }}
            />
            {t('report.forExcel')}
          </label>
        )}
      </div>
      <ReportPreview wish={wish} />
      <ExportFooter wish={wish} isEmpty={counts[scope] === 0} />
    </div>
  );
}
