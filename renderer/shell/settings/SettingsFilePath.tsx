import { useTranslation } from 'react-i18next';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { CopyValue } from '../../views/inspector/CopyValue.tsx';

/** Where all of it lies, for whoever backs it up or wants to know. */
export function SettingsFilePath() {
  const { t } = useTranslation();
  const path = useApp((state) => state.settingsPath);
  if (path === undefined) return null;
  return (
    <>
      <h3 className="dialog__section">{t('settings.file')}</h3>
      <CopyValue label={t('settings.file')} value={path} isMono>
        {visibleText(path)}
      </CopyValue>
    </>
  );
}
