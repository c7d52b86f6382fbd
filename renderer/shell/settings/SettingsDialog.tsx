import { useTranslation } from 'react-i18next';
import { themes } from '../../../shared/settings/settings.ts';
import { languageNames, languages } from '../../../shared/words/language.ts';
import { useApp } from '../../state/app-context.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { DialogFrame } from '../dialogs/DialogFrame.tsx';
import { AboutLink } from '../about/AboutLink.tsx';
import { EndpointTimesRows } from './EndpointTimesRows.tsx';
import { SettingsFilePath } from './SettingsFilePath.tsx';
import { SilencedFindings } from './SilencedFindings.tsx';
import { ThresholdTable } from './ThresholdTable.tsx';
import './settings-dialog.css';

/** Everything a person can choose. It holds at once; there is nothing to save. */
export function SettingsDialog() {
  const { t } = useTranslation();
  const settings = useApp((state) => state.settings);
  const change = useApp((state) => state.changeSettings);
  return (
    <DialogFrame name="settings" title={t('settings.title')}>
      <h3 className="dialog__section">{t('settings.appearance')}</h3>
      <div className="settings__choices">
        <span>{t('settings.theme')}</span>
        <Segmented
          label={t('settings.theme')}
          value={settings.theme}
          onChange={(theme) => {
            change({ theme });
          }}
          options={themes.map((value) => ({ value, text: t(`settings.themes.${value}`) }))}
        />
        <span>{t('settings.language')}</span>
        <Segmented
          label={t('settings.language')}
          value={settings.language ?? 'system'}
          onChange={(language) => {
            change({ language: language === 'system' ? null : language });
          }}
          options={[
            { value: 'system', text: t('settings.themes.system') },
            ...languages.map((value) => ({ value, text: languageNames[value] })),
          ]}
        />
        <span>{t('shell.zone')}</span>
        <Segmented
          label={t('shell.zone')}
          value={settings.zone}
          onChange={(zone) => {
            change({ zone });
          }}
          options={[
            { value: 'utc', text: t('shell.zoneUtc') },
            { value: 'local', text: t('shell.zoneLocal') },
          ]}
        />
        <span>{t('settings.singleKeys')}</span>
        <Segmented
          label={t('settings.singleKeys')}
          value={settings.singleKeyShortcuts ? 'on' : 'off'}
          onChange={(chosen) => {
            change({ singleKeyShortcuts: chosen === 'on' });
          }}
          options={[
            { value: 'on', text: t('settings.on') },
            { value: 'off', text: t('settings.off') },
          ]}
        />
      </div>
      <ThresholdTable />
      <EndpointTimesRows />
      <SilencedFindings />
      <SettingsFilePath />
      <AboutLink />
    </DialogFrame>
  );
}
