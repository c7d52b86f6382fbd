/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist can neither be styled nor follow the caret */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompletionOption } from '../../shared/query/complete-query.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';

export interface SearchOptionsProps {
  readonly id: string;
  readonly optionId: (index: number) => string;
  readonly options: readonly CompletionOption[];
  readonly active: number | undefined;
  readonly onChoose: (option: CompletionOption) => void;
}

/** What could stand at the caret; the field keeps the focus. */
export function SearchOptions({ id, optionId, options, active, onChoose }: SearchOptionsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active !== undefined) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div id={id} ref={list} role="listbox" className="search-options" aria-label={t('shell.searchOptions')}>
      {options.map((option, index) => (
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events -- the combobox has the focus and the keys
        <div
          key={option.insert}
          id={optionId(index)}
          role="option"
          aria-selected={index === active}
          className="search-option"
          onPointerDown={(event) => {
            // The field would lose the focus, and the list would close before the click.
            event.preventDefault();
          }}
          onClick={() => {
            onChoose(option);
          }}
        >
          <span className="search-option__text">{visibleText(option.text)}</span>
          {option.note !== undefined && <span className="search-option__note muted tabular">{option.note}</span>}
        </div>
      ))}
    </div>
  );
}
