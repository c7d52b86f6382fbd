import { Search, X } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { completeQuery, type CompletionOption } from '../../shared/query/complete-query.ts';
import { occurringValues } from '../../shared/query/occurring-values.ts';
import { queryErrorText } from '../../shared/words/query-words.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/Button.tsx';
import { SearchOptions } from './SearchOptions.tsx';
import { searchFieldId } from './window-focus.ts';
import './search-box.css';

/** Typing shows the table, since that is what is searched. @see WAI-ARIA Authoring Practices, editable combobox with list autocomplete */
export function SearchBox({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const text = useApp((state) => state.queryText);
  const error = useApp((state) => state.queryError);
  const search = useApp((state) => state.search);
  const showView = useApp((state) => state.showView);
  const [caret, setCaret] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState<number>();
  const id = useId();
  const completion = isOpen ? completeQuery(text, caret, (field) => occurringValues(assessment, field)) : undefined;
  const options = completion?.options ?? [];
  const activeOption = active === undefined ? undefined : options[active];
  // What is being completed is not wrong yet.
  const message = error && !(completion && error.span.to === text.length) ? queryErrorText(error, language) : undefined;

  const show = (typed: string, at: number) => {
    search(typed);
    showView('certificates');
    setCaret(at);
    setActive(undefined);
  };
  const accept = (option: CompletionOption, field: HTMLInputElement) => {
    if (!completion) return;
    const isValue = !option.insert.endsWith(':');
    const rest = text.slice(completion.to);
    const inserted = isValue && rest === '' ? `${option.insert} ` : option.insert;
    const at = completion.from + inserted.length;
    show(`${text.slice(0, completion.from)}${inserted}${rest}`, at);
    setIsOpen(!isValue);
    // After the field has taken its new value, which moves the caret to its end.
    requestAnimationFrame(() => {
      field.setSelectionRange(at, at);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && completion === undefined) {
      setCaret(event.currentTarget.selectionStart ?? text.length);
      setIsOpen(true);
    } else if (step !== 0) {
      setActive(
        active === undefined ? (step > 0 ? 0 : options.length - 1) : (active + step + options.length) % options.length,
      );
    } else if ((event.key === 'Enter' || event.key === 'Tab') && activeOption) {
      accept(activeOption, event.currentTarget);
    } else if (event.key === 'Enter') {
      setIsOpen(false);
    } else if (event.key === 'Escape' && completion) {
      setIsOpen(false);
    } else if (event.key === 'Escape' && text !== '') {
      search('');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search className="search-box">
      <Search className="search-box__icon" size={14} aria-hidden />
      <input
        id={searchFieldId}
        type="text"
        role="combobox"
        className="search-box__input"
        aria-label={t('shell.search')}
        aria-autocomplete="list"
        aria-expanded={completion !== undefined}
        aria-controls={`${id}-options`}
        aria-activedescendant={activeOption && `${id}-${active}`}
        aria-invalid={message !== undefined}
        aria-describedby={message === undefined ? undefined : `${id}-error`}
        placeholder={t('shell.searchHint')}
        value={text}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={({ target }) => {
          show(target.value, target.selectionStart ?? target.value.length);
          setIsOpen(target.value !== '');
        }}
        onSelect={({ currentTarget }) => {
          setCaret(currentTarget.selectionStart ?? text.length);
        }}
        onBlur={() => {
          setIsOpen(false);
        }}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <span className="search-box__clear">
          <Button
            look="icon"
            aria-label={t('shell.clearSearch')}
            onPress={() => {
              search('');
            }}
          >
            <X size={14} aria-hidden />
          </Button>
        </span>
      )}
      {completion && (
        <SearchOptions
          id={`${id}-options`}
          optionId={(index) => `${id}-${index}`}
          options={options}
          active={active}
          onChoose={(option) => {
            const field = document.getElementById(searchFieldId);
            if (field instanceof HTMLInputElement) accept(option, field);
          }}
        />
      )}
      <div id={`${id}-error`} className="search-box__error" role="status" data-shown={message !== undefined}>
        {message !== undefined && visibleText(message)}
      </div>
    </search>
  );
}
