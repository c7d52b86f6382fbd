import { FileKey2, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import './open-place.css';
import { PathForm } from './PathForm.tsx';
import { useOpen } from './use-open.ts';

/** The ways into an empty window: native dialogs where the host has them, otherwise a path that is typed. */
export function OpenPlace() {
  const { t } = useTranslation();
  const { host } = useServices();
  const open = useOpen();
  if (!host.capabilities.openDialogs) return <PathForm />;
  return (
    <div className="open-place">
      <Button
        look="primary"
        onPress={() => {
          open('kubeconfig');
        }}
      >
        <FileKey2 size={14} aria-hidden />
        {t('shell.addKubeconfig')}
      </Button>
      <Button
        look="primary"
        onPress={() => {
          open('folder');
        }}
      >
        <FolderOpen size={14} aria-hidden />
        {t('shell.addFolder')}
      </Button>
    </div>
  );
}
