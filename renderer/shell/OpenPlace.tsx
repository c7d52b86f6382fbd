import { FileKey2, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxPathChars } from '../../shared/bridge/contract.ts';
import { useApp, useServices } from '../state/app-context.ts';
import { Button } from '../ui/Button.tsx';
import { pathFieldId, useOpen } from './use-open.ts';
import './open-place.css';

/** The ways to add a place: native dialogs where the host has them, otherwise a path that is typed. */
export function OpenPlace({ isProminent = false }: { readonly isProminent?: boolean }) {
  const { t } = useTranslation();
  const { host } = useServices();
  const open = useOpen();
  if (!host.capabilities.openDialogs) return <PathForm isProminent={isProminent} />;
  return (
    <div className="open-place">
      <Button
        look={isProminent ? 'primary' : 'plain'}
        onPress={() => {
          open('folder');
        }}
      >
        <FolderOpen size={14} aria-hidden />
        {t('shell.addFolder')}
      </Button>
      <Button
        onPress={() => {
          open('kubeconfig');
        }}
      >
        <FileKey2 size={14} aria-hidden />
        {t('shell.addKubeconfig')}
      </Button>
    </div>
  );
}

function PathForm({ isProminent }: { readonly isProminent: boolean }) {
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
        void addPlaces([wanted]);
      }}
    >
      <input
        id={pathFieldId}
        className="open-place__path"
        aria-label={t('shell.typePath')}
        placeholder={isProminent ? t('empty.pathHint') : t('shell.pathHint')}
        value={path}
        maxLength={maxPathChars}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => {
          setPath(target.value);
        }}
      />
      <Button type="submit" look={isProminent ? 'primary' : 'plain'}>
        {t('shell.openPath')}
      </Button>
    </form>
  );
}
