import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readSshPlace } from '../../../shared/bridge/ssh-place.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import './changed-host-keys.css';

/** Loud, and without a button: there is no way around a host key that has changed, and it is mended outside of here. */
export function ChangedHostKeys() {
  const { t } = useTranslation();
  const inventory = useApp((state) => state.inventory);
  const places = useApp((state) => state.places);
  const changed = inventory?.problems.filter(({ code, path }) => code === 'ssh-host-changed' && places.includes(path));
  return (
    <div role="alert">
      {changed?.map(({ path, message }) => (
        <div key={path} className="banner banner--host-key" data-kind="error">
          <ShieldAlert size={20} aria-hidden />
          <div className="banner__text">
            <strong>{t('ssh.changed.title', { host: hostOf(path) })}</strong>
            <p>{t('ssh.changed.text')}</p>
            {detailsOf(message).map((text) => (
              <p key={text} className="mono banner__detail" lang="en">
                {visibleText(text)}
              </p>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function hostOf(place: string): string {
  const read = readSshPlace(place);
  return visibleText('fault' in read ? place : read.host);
}

/** What the words above do not say: the key that was shown, and what removes the old one. */
function detailsOf(message: string): readonly string[] {
  const [, shown = ''] = /CHANGED: (.*?) is not the key/u.exec(message) ?? [];
  const [, command = ''] = /(ssh-keygen -R '[^']*')/u.exec(message) ?? [];
  return [shown, command].filter((text) => text !== '');
}
