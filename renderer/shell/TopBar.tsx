import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-context.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { AsOfButton } from './AsOfButton.tsx';
import { ExportMenu, type ExportTable } from './ExportMenu.tsx';
import { SearchBox } from './SearchBox.tsx';
import { SettingsMenu } from './SettingsMenu.tsx';
import './top-bar.css';

export interface TopBarProps {
  readonly hasAssessment: boolean;
  readonly onExport: ExportTable;
}

export function TopBar({ hasAssessment, onExport }: TopBarProps) {
  const { t } = useTranslation();
  const zone = useApp((state) => state.settings.zone);
  const changeSettings = useApp((state) => state.changeSettings);
  return (
    <header className="top-bar">
      <span className="top-bar__name">{t('shell.appName')}</span>
      {hasAssessment ? <SearchBox /> : <span className="top-bar__space" />}
      {hasAssessment && <AsOfButton />}
      {hasAssessment && (
        <Segmented
          label={t('shell.zone')}
          value={zone}
          onChange={(chosen) => {
            changeSettings({ zone: chosen });
          }}
          options={[
            { value: 'utc', text: t('shell.zoneUtc') },
            { value: 'local', text: t('shell.zoneLocal') },
          ]}
        />
      )}
      {hasAssessment && <ExportMenu onExport={onExport} />}
      <SettingsMenu />
    </header>
  );
}
