import { useTranslation } from 'react-i18next';
import { extensionOf, formatGroups, type DialogFormat, type FormatGroup, type Unavailable } from './dialog-formats.ts';

export interface FormatChoiceProps {
  readonly format: DialogFormat;
  readonly unavailable: ReadonlyMap<DialogFormat, Unavailable>;
  readonly onFormat: (format: DialogFormat) => void;
}

/** Every format, with what it is good for, or why it has nothing to say here. */
export function FormatChoice({ format, unavailable, onFormat }: FormatChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="export__formats">
      {(Object.keys(formatGroups) as readonly FormatGroup[]).map((group) => (
        <fieldset key={group} className="export__group">
          <legend className="export__legend">{t(`report.group.${group}`)}</legend>
          {formatGroups[group].map((each) => {
            const why = unavailable.get(each);
            return (
              <label key={each} className="export__choice">
                <input
                  type="radio"
                  name="report-format"
                  checked={format === each}
                  disabled={why !== undefined}
                  onChange={() => {
                    onFormat(each);
                  }}
                />
                <span className="export__choice-name">{t(`report.formatName.${each}`)}</span>
                <span className="export__count mono">{extensionOf(each)}</span>
                <span className="export__hint">
                  {why === undefined ? t(`report.formatHint.${each}`) : t(`report.unavailable.${why}`)}
                </span>
              </label>
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}
