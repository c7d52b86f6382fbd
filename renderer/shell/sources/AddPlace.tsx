import { Boxes, FileKey2, FolderOpen, Globe, Plus, Server, type LucideIcon } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { actionName } from '../../../shared/words/window-words.ts';
import { useApp, useServices } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import '../../ui/overlay.css';
import { useOpen } from './use-open.ts';

export const addPlaceId = 'add-place';

/** Below the list: what can be opened here, natively where the host has dialogs of its own. */
export function AddPlace() {
  const { t } = useTranslation();
  const { host } = useServices();
  const open = useOpen();
  const showDialog = useApp((state) => state.showDialog);
  const language = useApp((state) => state.language);
  return (
    <MenuTrigger>
      <Button id={addPlaceId}>
        <Plus size={14} aria-hidden />
        {t('shell.add')}
      </Button>
      <Popover className="popover" placement="top start">
        <Menu
          className="menu menu--icons"
          aria-label={t('shell.add')}
          onAction={(key) => {
            if (key === 'path') showDialog('open');
            else if (key === 'ssh') showDialog('connect');
            else if (key === 'cluster') showDialog('cluster');
            else open(key === 'folder' ? 'folder' : 'kubeconfig');
          }}
        >
          {host.capabilities.openDialogs && <AddItem id="kubeconfig" Icon={FileKey2} text={t('shell.addKubeconfig')} />}
          {host.capabilities.openDialogs && <AddItem id="folder" Icon={FolderOpen} text={t('shell.addFolder')} />}
          <AddItem id="path" Icon={Globe} text={t('shell.addEndpoint')} />
          <AddItem id="ssh" Icon={Server} text={actionName('open-ssh', language)} />
          <AddItem id="cluster" Icon={Boxes} text={actionName('open-cluster', language)} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface AddItemProps {
  readonly id: string;
  readonly Icon: LucideIcon;
  readonly text: string;
}

function AddItem({ id, Icon, text }: AddItemProps) {
  return (
    <MenuItem id={id} className="menu__item" textValue={text}>
      <Icon className="menu__check" size={14} aria-hidden />
      {text}
    </MenuItem>
  );
}
