import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import './about-dialog.css';

/** From the settings to the log and to what this program is: a browser's window has no menu to find them in. */
export function AboutLink() {
  const { t } = useTranslation();
  const showDialog = useApp((state) => state.showDialog);
  return (
    <>
      <h3 className="dialog__section">NotAfter</h3>
      <div className="about__actions">
        <Button
          onPress={() => {
            showDialog('about');
          }}
        >
          {t('about.title')}
        </Button>
        <Button
          onPress={() => {
            showDialog('log');
          }}
        >
          {t('about.showLog')}
        </Button>
      </div>
    </>
  );
}
