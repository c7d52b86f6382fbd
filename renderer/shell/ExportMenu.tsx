import { Download } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { exportButtonId } from './window-focus.ts';
import '../ui/overlay.css';

/** What the window offers; `notafter report` has every format. */
const exportKinds = ['html', 'markdown', 'ical', 'csv', 'json'] as const;
type ExportKind = (typeof exportKinds)[number];
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
            const kind = exportKinds.find((each) => each === key);
            if (kind) void onExport(kind);
          }}
        >
          {exportKinds.map((kind) => (
            <MenuItem key={kind} id={kind} className="menu__item">
              {t(`shell.exportAs.${kind}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
