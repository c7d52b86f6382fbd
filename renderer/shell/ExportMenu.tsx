import { Download } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { exportButtonId } from './window-focus.ts';
import '../ui/overlay.css';

export type ExportKind = 'csv' | 'json';
export type ExportTable = (kind: ExportKind) => Promise<void>;

export function ExportMenu({ onExport }: { readonly onExport: ExportTable }) {
  const { t } = useTranslation();
  return (
    <MenuTrigger>
      <Button id={exportButtonId}>
        <Download size={14} aria-hidden />
        {t('shell.export')}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={t('shell.export')}
          onAction={(key) => {
            void onExport(key === 'json' ? 'json' : 'csv');
          }}
        >
          <MenuItem id="csv" className="menu__item">
            {t('shell.exportCsv')}
          </MenuItem>
          <MenuItem id="json" className="menu__item">
            {t('shell.exportJson')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
