import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxPathChars } from '../../../shared/bridge/limits.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import './open-place.css';
import { pathFieldId } from './use-open.ts';

export interface PathFormProps {
  readonly isFocused?: boolean;
  readonly onOpened?: () => void;
}

/** A path of the machine that NotAfter runs on, typed. */
export function PathForm({ isFocused = false, onOpened }: PathFormProps) {
  const { t } = useTranslation();
  const addPlaces = useApp((state) => state.addPlaces);
  const [path, setPath] = useState('');
  return (
    <form
      className="open-place"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = path.trim();
        if (wanted === '') return;
        setPath('');
        onOpened?.();
        void addPlaces([wanted]);
      }}
    >
      <input
        id={pathFieldId}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only in the dialog that was opened to type a path
        autoFocus={isFocused}
        className="open-place__path"
        aria-label={t('shell.typePath')}
        placeholder={t('empty.pathHint')}
        value={path}
        maxLength={maxPathChars}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => {
          setPath(target.value);
        }}
      />
      <Button type="submit" look="primary">
        {t('shell.openPath')}
      </Button>
    </form>
  );
}
