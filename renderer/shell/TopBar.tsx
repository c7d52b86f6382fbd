import { Command, Download, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { AsOfButton } from './AsOfButton.tsx';
import { SearchBox } from './SearchBox.tsx';
import './top-bar.css';

export function TopBar({ assessment }: { readonly assessment: Assessment | undefined }) {
  const hasAssessment = assessment !== undefined;
  const { t } = useTranslation();
  const zone = useApp((state) => state.settings.zone);
  const showDialog = useApp((state) => state.showDialog);
  const changeSettings = useApp((state) => state.changeSettings);
  return (
    <header className="top-bar">
      <span className="top-bar__name">{t('shell.appName')}</span>
      {assessment ? <SearchBox assessment={assessment} /> : <span className="top-bar__space" />}
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
      {hasAssessment && (
        <Button onPress={() => showDialog('export')}>
          <Download size={14} aria-hidden />
          {t('shell.export')}
        </Button>
      )}
      <Button look="icon" aria-label={t('shell.commands')} onPress={() => showDialog('palette')}>
        <Command size={16} aria-hidden />
      </Button>
      <Button look="icon" aria-label={t('settings.title')} onPress={() => showDialog('settings')}>
        <Settings size={16} aria-hidden />
      </Button>
    </header>
  );
}
