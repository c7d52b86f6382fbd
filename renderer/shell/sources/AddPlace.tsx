import { FileKey2, FolderOpen, Globe, Plus } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useApp, useServices } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import '../../ui/overlay.css';
import { useOpen } from './use-open.ts';

export const addPlaceId = 'add-place';

/** Below the list: the native dialogs where the host has them, otherwise the dialog in which a path is typed. */
export function AddPlace() {
  const { t } = useTranslation();
  const { host } = useServices();
  const open = useOpen();
  const showDialog = useApp((state) => state.showDialog);
  const text = (
    <>
      <Plus size={14} aria-hidden />
      {t('shell.add')}
    </>
  );
  if (!host.capabilities.openDialogs) {
    return (
      <Button
        id={addPlaceId}
        onPress={() => {
          showDialog('open');
        }}
      >
        {text}
      </Button>
    );
  }
  return (
    <MenuTrigger>
      <Button id={addPlaceId}>{text}</Button>
      <Popover className="popover" placement="top start">
        <Menu
          className="menu menu--icons"
          aria-label={t('shell.add')}
          onAction={(key) => {
            if (key === 'endpoint') showDialog('open');
            else open(key === 'folder' ? 'folder' : 'kubeconfig');
          }}
        >
          <MenuItem id="kubeconfig" className="menu__item">
            <FileKey2 className="menu__check" size={14} aria-hidden />
            {t('shell.addKubeconfig')}
          </MenuItem>
          <MenuItem id="folder" className="menu__item">
            <FolderOpen className="menu__check" size={14} aria-hidden />
            {t('shell.addFolder')}
          </MenuItem>
          <MenuItem id="endpoint" className="menu__item">
            <Globe className="menu__check" size={14} aria-hidden />
            {t('shell.addEndpoint')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
