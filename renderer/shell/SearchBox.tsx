import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/Button.tsx';
import { searchFieldId } from './window-focus.ts';

/** Typing shows the table, since that is what is searched. */
export function SearchBox() {
  const { t } = useTranslation();
  const text = useApp((state) => state.filter.text);
  const narrow = useApp((state) => state.narrow);
  const showView = useApp((state) => state.showView);
  return (
    <search className="search-box">
      <Search className="search-box__icon" size={14} aria-hidden />
      <input
        id={searchFieldId}
        type="search"
        className="search-box__input"
        aria-label={t('shell.search')}
        placeholder={t('shell.searchHint')}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => {
          narrow({ text: target.value });
          showView('certificates');
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.preventDefault();
          event.stopPropagation();
          narrow({ text: '' });
        }}
      />
      {text !== '' && (
        <span className="search-box__clear">
          <Button
            look="icon"
            aria-label={t('shell.clearSearch')}
            onPress={() => {
              narrow({ text: '' });
            }}
          >
            <X size={14} aria-hidden />
          </Button>
        </span>
      )}
    </search>
  );
}
